import { Evidence } from '../kubernetes/Evidence';
import { InferenceService } from './InferenceService';

/** @public */
export type EndpointServing = 'yes' | 'partly' | 'no' | 'unknown';

/** @public */
export type EndpointRollout = 'idle' | 'progressing' | 'blocked' | 'canary';

/** @public */
export type EndpointIntent = 'run' | 'stopped' | 'deleting' | 'scaled-to-zero';

/**
 * The headline of the three facts, the first that holds in this order.
 *
 * @public
 */
export type EndpointHeadline =
  | 'deleting'
  | 'stopped'
  | 'failed'
  | 'degraded'
  | 'updating'
  | 'idle'
  | 'ready'
  | 'unknown';

/** @public */
export interface EndpointStatus {
  readonly serving: EndpointServing;
  readonly rollout: EndpointRollout;
  readonly intent: EndpointIntent;
  readonly status: EndpointHeadline;
  readonly headline: string;
  readonly since?: string;
  readonly evidence?: Evidence;
}

/** @public */
export interface EndpointStatusInput {
  readonly inferenceService: InferenceService;
  /**
   * The Pods of its namespace or only its own, where they were read: the
   * status of an InferenceService does not say why its Pods do not run.
   */
  readonly pods?: readonly unknown[];
  readonly now: Date;
}

/**
 * Whether an endpoint answers, what its rollout does and what is wanted of it.
 *
 * @public
 */
export function endpointStatus(input: EndpointStatusInput): EndpointStatus {
  const { conditions } = input.inferenceService;
  const ready = conditions.find(condition => condition.type === 'Ready');
  const serving = ready?.status === 'True';
  return {
    serving: serving ? 'yes' : 'unknown',
    rollout: 'idle',
    intent: 'run',
    status: serving ? 'ready' : 'unknown',
    headline: serving ? 'Ready.' : 'The controller has not reported a status.',
    since: ready?.since,
  };
}
