import { ObjectReader } from '../ObjectReader';

/**
 * What a PersistentVolumeClaim says.
 *
 * @public
 */
export interface PersistentVolumeClaim {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAt?: string;
  readonly deletedAt?: string;
  /** Pending, Bound, Lost. */
  readonly phase?: string;
  readonly accessModes: readonly string[];
  /** Absent: the default class of the cluster; empty: none at all. */
  readonly storageClass?: string;
  /** Asked for, as a quantity. */
  readonly requested?: string;
  /** What it got, as a quantity. */
  readonly capacity?: string;
  /** The volume that it is bound to. */
  readonly volume?: string;
}

/**
 * Reads any object as a PersistentVolumeClaim; what cannot be read is absent.
 *
 * @public
 */
export function parsePersistentVolumeClaim(
  object: unknown,
): PersistentVolumeClaim {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  const spec = reader.at('spec');
  const status = reader.at('status');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    labels: metadata.at('labels').stringMap(),
    createdAt: metadata.at('creationTimestamp').timestamp(),
    deletedAt: metadata.at('deletionTimestamp').timestamp(),
    phase: status.at('phase').text(),
    accessModes: spec
      .at('accessModes')
      .list()
      .flatMap(mode => mode.text() ?? []),
    storageClass: spec.at('storageClassName').string(),
    requested: spec.at('resources', 'requests', 'storage').quantityText(),
    capacity: status.at('capacity', 'storage').quantityText(),
    volume: spec.at('volumeName').text(),
  };
}
