import { type Condition, readConditions } from '../conditions';
import { ObjectReader } from '../ObjectReader';

/**
 * What a Deployment says.
 *
 * @public
 */
export interface Deployment {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAt?: string;
  readonly deletedAt?: string;
  /** Desired; one where nothing is written. */
  readonly replicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  /** Of the newest version of its Pods. */
  readonly updatedReplicas: number;
  /** Whether the controller has seen what is written now. */
  readonly observed: boolean;
  readonly conditions: readonly Condition[];
  /** They tell what a Pod is made from, as in the URI of its model. */
  readonly podAnnotations: Readonly<Record<string, string>>;
}

/**
 * Reads any object as a Deployment; what cannot be read is absent.
 *
 * @public
 */
export function parseDeployment(object: unknown): Deployment {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  const status = reader.at('status');
  const generation = metadata.at('generation').integer() ?? 0;
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    labels: metadata.at('labels').stringMap(),
    createdAt: metadata.at('creationTimestamp').timestamp(),
    deletedAt: metadata.at('deletionTimestamp').timestamp(),
    replicas: reader.at('spec', 'replicas').integer() ?? 1,
    readyReplicas: status.at('readyReplicas').integer() ?? 0,
    availableReplicas: status.at('availableReplicas').integer() ?? 0,
    updatedReplicas: status.at('updatedReplicas').integer() ?? 0,
    observed: (status.at('observedGeneration').integer() ?? 0) >= generation,
    conditions: readConditions(status.at('conditions')),
    podAnnotations: reader
      .at('spec', 'template', 'metadata', 'annotations')
      .stringMap(),
  };
}
