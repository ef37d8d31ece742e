import { Deployment } from '../kubernetes/workloads';
import { InferenceService } from './InferenceService';

/** @internal */
export type Availability = 'available' | 'unavailable';

/**
 * Whether anything takes requests, by component; absent where there is no
 * Deployment of it, as in Knative mode.
 *
 * @internal
 */
export interface EndpointDeployments {
  readonly predictor?: Availability;
  readonly transformer?: Availability;
}

/** @internal */
export function endpointDeployments(
  service: InferenceService,
  deployments: readonly Deployment[],
): EndpointDeployments {
  if (service.deploymentMode !== 'Standard') {
    return {};
  }
  const own = deployments.filter(
    ({ namespace, labels, deletedAt }) =>
      namespace === service.namespace &&
      labels['serving.kserve.io/inferenceservice'] === service.name &&
      deletedAt === undefined,
  );
  return {
    predictor: availabilityOf(own, 'predictor'),
    transformer: availabilityOf(own, 'transformer'),
  };
}

/** While one is replaced, the Pods of the old version still take requests. */
function availabilityOf(
  deployments: readonly Deployment[],
  component: string,
): Availability | undefined {
  const own = deployments.filter(
    ({ labels }) => labels.component === component,
  );
  if (own.length === 0) {
    return undefined;
  }
  // The condition "Available" also holds for one without any Pod.
  return own.some(({ availableReplicas }) => availableReplicas > 0)
    ? 'available'
    : 'unavailable';
}
