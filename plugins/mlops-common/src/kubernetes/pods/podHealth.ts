import { Pod } from './Pod';
import { containerProblems } from './containerProblems';
import {
  PodHealth,
  PodHealthOptions,
  failed,
  podCondition,
  starting,
} from './podHealthResult';
import { readyHealth, startingHealth } from './podReadiness';
import { schedulingHeadline } from './schedulerMessage';
import { SCHEDULING_FIELD, schedulingProblem } from './schedulingProblem';

/**
 * Judges a Pod that should run. Pods that are being deleted are the caller's
 * business.
 *
 * @public
 */
export function podHealth(pod: Pod, options: PodHealthOptions): PodHealth {
  return (
    endedHealth(pod, options) ??
    schedulingHealth(pod, options) ??
    containerHealth(pod, options) ??
    readyHealth(pod, options) ??
    startingHealth(pod, options)
  );
}

function endedHealth(
  pod: Pod,
  options: PodHealthOptions,
): PodHealth | undefined {
  const { phase, reason, message } = pod;
  if (phase !== 'Failed' && phase !== 'Succeeded') {
    return undefined;
  }
  const container = reason ? undefined : containerHealth(pod, options);
  if (container) {
    return container;
  }
  const headline =
    reason === 'Evicted'
      ? `It was evicted from its node: ${message ?? 'no reason was given.'}`
      : `It ended (${reason ?? phase}).`;
  return failed(headline, {
    pod,
    options,
    field: message ? 'status.message' : 'status.phase',
    text: message ?? phase,
  });
}

function schedulingHealth(
  pod: Pod,
  options: PodHealthOptions,
): PodHealth | undefined {
  const problem = schedulingProblem(pod, options.now);
  if (!problem) {
    return undefined;
  }
  const { state, message, causes, text, since } = problem;
  if (state === 'gated') {
    return starting(
      'Starting: waiting until its scheduling gates open.',
      since,
    );
  }
  return state === 'waiting'
    ? starting('Starting: waiting for its volume.', pod.createdAt)
    : failed(schedulingHeadline(message, causes), {
        pod,
        options,
        since,
        field: SCHEDULING_FIELD,
        text,
      });
}

function containerHealth(
  pod: Pod,
  options: PodHealthOptions,
): PodHealth | undefined {
  const { events, server } = options;
  const [found] = containerProblems(pod, { events, server });
  if (!found) {
    return undefined;
  }
  const { headline, field, text, since } = found.problem;
  return failed(headline, {
    pod,
    options,
    since: since ?? podCondition(pod, 'Ready')?.since ?? pod.createdAt,
    field,
    text,
  });
}
