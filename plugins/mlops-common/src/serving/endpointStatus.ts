import { Evidence } from '../kubernetes/Evidence';
import { Pod, parsePod } from '../kubernetes/pods';
import { Deployment } from '../kubernetes/workloads';
import { InferenceService } from './InferenceService';
import { endpointDeployments } from './endpointDeployments';
import { endpointHeadline } from './endpointHeadline';
import { endpointPods } from './predictorPods';
import { intentOf, rolloutOf, servingOf } from './rollout';

/** @public */
export type EndpointServing = 'yes' | 'partly' | 'no' | 'unknown';

/** @public */
export type EndpointRollout = 'idle' | 'progressing' | 'blocked' | 'canary';

/** @public */
export type EndpointIntent = 'run' | 'stopped' | 'deleting' | 'scaled-to-zero';

/**
 * What the three facts come to, the first that holds in this order.
 *
 * @public
 */
export type EndpointCondition =
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
  readonly status: EndpointCondition;
  /** One sentence: what is going on. */
  readonly headline: string;
  readonly since?: string;
  readonly evidence?: Evidence;
}

/** @public */
export interface EndpointStatusInput {
  readonly inferenceService: InferenceService;
  /**
   * The Pods of its namespace or only its own; absent when they were not
   * read. The status of an InferenceService does not say why its Pods do not
   * run, and stays behind when they break later.
   */
  readonly pods?: readonly unknown[];
  /** The same, where they have been read with `parsePod` already. */
  readonly parsedPods?: readonly Pod[];
  /** Those of its namespace or only its own; absent when they were not read. */
  readonly deployments?: readonly Deployment[];
  readonly now: Date;
}

/**
 * Whether an endpoint answers, what its rollout does and what is wanted of it.
 *
 * @public
 */
export function endpointStatus(input: EndpointStatusInput): EndpointStatus {
  const { inferenceService, deployments, now } = input;
  const known = input.parsedPods ?? input.pods?.map(parsePod);
  const pods = known && endpointPods(inferenceService, known, now);
  const intent = intentOf(inferenceService);
  const rollout = rolloutOf(inferenceService, intent);
  const serving = servingOf(
    inferenceService,
    intent,
    pods,
    deployments && endpointDeployments(inferenceService, deployments),
  );
  const facts = { serving, rollout, intent };
  return {
    ...facts,
    ...endpointHeadline({ inferenceService, facts, pods, now }),
  };
}
