import { ObjectReader } from '../ObjectReader';

/**
 * How volumes are made.
 *
 * @public
 */
export interface StorageClass {
  readonly name: string;
  /** Whether claims that name no class get this one. */
  readonly isDefault: boolean;
  readonly provisioner?: string;
  /** Whether a volume is made only once a Pod wants it. */
  readonly waitsForPod: boolean;
  readonly expandable: boolean;
  /** Delete, Retain. */
  readonly reclaimPolicy?: string;
}

const DEFAULT_MARKS = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
];

/**
 * Reads any object as a StorageClass; what cannot be read is absent.
 *
 * @public
 */
export function parseStorageClass(object: unknown): StorageClass {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  const annotations = metadata.at('annotations').stringMap();
  return {
    name: metadata.at('name').text() ?? '',
    isDefault: DEFAULT_MARKS.some(mark => annotations[mark] === 'true'),
    provisioner: reader.at('provisioner').text(),
    waitsForPod:
      reader.at('volumeBindingMode').text() === 'WaitForFirstConsumer',
    expandable: reader.at('allowVolumeExpansion').boolean() ?? false,
    reclaimPolicy: reader.at('reclaimPolicy').text(),
  };
}
