import { Pod } from './Pod';
import { hasPassed } from '../hasPassed';
import { podCondition } from './podHealthResult';
import { SchedulingCause, parseSchedulerMessage } from './schedulerMessage';

/**
 * Why a Pod has no node.
 *
 * @internal
 */
export interface SchedulingProblem {
  /** Held back on purpose, likely to end by itself, or neither. */
  readonly state: 'gated' | 'waiting' | 'failed';
  readonly message: string;
  readonly causes: readonly SchedulingCause[];
  /** The message, or for want of one the reason. */
  readonly text: string;
  readonly since?: string;
}

/** Where a Pod says it. @internal */
export const SCHEDULING_FIELD = 'status.conditions[PodScheduled].message';

/** @internal */
export function schedulingProblem(
  pod: Pod,
  now: Date,
): SchedulingProblem | undefined {
  const scheduled = podCondition(pod, 'PodScheduled');
  if (scheduled?.status !== 'False') {
    return undefined;
  }
  const { reason, message = '', since } = scheduled;
  const causes = parseSchedulerMessage(message);
  const patient =
    causes.length > 0 &&
    causes.every(
      ({ patience = 0 }) => !hasPassed(patience * 1000, pod.createdAt, now),
    );
  const state = patient ? 'waiting' : 'failed';
  return {
    state: reason === 'SchedulingGated' ? 'gated' : state,
    message,
    causes,
    text: message || (reason ?? 'False'),
    since,
  };
}
