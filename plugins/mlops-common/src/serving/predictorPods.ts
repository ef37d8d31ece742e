import { Pod, PodHealth, podHealth } from '../kubernetes/pods';
import { InferenceService } from './InferenceService';

/**
 * What the Pods of an endpoint tell that its status does not.
 *
 * @internal
 */
export interface EndpointPods {
  /** Predictor Pods that are ready. */
  readonly ready: number;
  /** The newest Pod that failed. */
  readonly problem?: PodHealth;
  /** The newest Pod that is on its way. */
  readonly starting?: PodHealth;
}

/**
 * @internal
 */
export function endpointPods(
  service: InferenceService,
  pods: readonly Pod[],
  now: Date,
): EndpointPods {
  const own = pods
    .filter(pod => isPodOf(pod, service) && pod.deletedAt === undefined)
    .sort((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? ''))
    .map(pod => ({ pod, health: healthOf(pod, now) }));
  const inState = (state: PodHealth['state']) =>
    own.filter(({ health }) => health.state === state);
  return {
    ready: inState('running').filter(
      ({ pod }) => componentOf(pod) === 'predictor',
    ).length,
    problem: inState('failed')[0]?.health,
    starting: inState('starting')[0]?.health,
  };
}

function isPodOf(pod: Pod, service: InferenceService): boolean {
  const inNamespace = !pod.namespace || pod.namespace === service.namespace;
  return (
    inNamespace &&
    (pod.labels['serving.kserve.io/inferenceservice'] === service.name ||
      pod.labels.app === `isvc.${service.name}-predictor`)
  );
}

function componentOf(pod: Pod): string {
  return pod.labels.component ?? 'predictor';
}

function healthOf(pod: Pod, now: Date): PodHealth {
  const component = componentOf(pod);
  const health = podHealth(pod, {
    now,
    server: component === 'predictor' ? 'model server' : component,
  });
  return component === 'predictor' || health.state !== 'failed'
    ? health
    : {
        ...health,
        headline: `Its ${component} does not run. ${health.headline}`,
      };
}
