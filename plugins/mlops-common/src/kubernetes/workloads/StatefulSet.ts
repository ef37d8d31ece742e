import { ObjectReader } from '../ObjectReader';
import { ownerOf } from '../owners';

/**
 * What a StatefulSet says.
 *
 * @public
 */
export interface StatefulSet {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAt?: string;
  readonly deletedAt?: string;
  /** What made it, as in Notebook "study". */
  readonly owner?: { readonly kind: string; readonly name: string };
  /** Desired; one where nothing is written. */
  readonly replicas: number;
  readonly readyReplicas: number;
  /** Of the Pods that exist, and of those that are to be. */
  readonly currentRevision?: string;
  readonly updateRevision?: string;
  /** Labels and annotations that its Pods get. */
  readonly podLabels: Readonly<Record<string, string>>;
  readonly podAnnotations: Readonly<Record<string, string>>;
}

/**
 * Reads any object as a StatefulSet; what cannot be read is absent.
 *
 * @public
 */
export function parseStatefulSet(object: unknown): StatefulSet {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  const template = reader.at('spec', 'template', 'metadata');
  const status = reader.at('status');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    labels: metadata.at('labels').stringMap(),
    createdAt: metadata.at('creationTimestamp').timestamp(),
    deletedAt: metadata.at('deletionTimestamp').timestamp(),
    owner: ownerName(object),
    replicas: reader.at('spec', 'replicas').integer() ?? 1,
    readyReplicas: status.at('readyReplicas').integer() ?? 0,
    currentRevision: status.at('currentRevision').text(),
    updateRevision: status.at('updateRevision').text(),
    podLabels: template.at('labels').stringMap(),
    podAnnotations: template.at('annotations').stringMap(),
  };
}

function ownerName(object: unknown): StatefulSet['owner'] {
  const owner = ownerOf(object);
  return owner && { kind: owner.kind, name: owner.name };
}
