import { Pod } from './Pod';
import { containerProblem } from './containerProblem';
import {
  PodHealth,
  PodHealthOptions,
  ageOf,
  failed,
  podCondition,
  starting,
} from './podHealthResult';
import { readyHealth, startingHealth } from './podReadiness';
import { parseSchedulerMessage, schedulingHeadline } from './schedulerMessage';

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
  const scheduled = podCondition(pod, 'PodScheduled');
  if (scheduled?.status !== 'False') {
    return undefined;
  }
  const { reason, message = '', since } = scheduled;
  if (reason === 'SchedulingGated') {
    return starting(
      'Starting: waiting until its scheduling gates open.',
      since,
    );
  }
  const causes = parseSchedulerMessage(message);
  const age = ageOf(pod.createdAt, options.now);
  if (
    causes.length > 0 &&
    causes.every(({ patience = 0 }) => age < patience * 1000)
  ) {
    return starting('Starting: waiting for its volume.', pod.createdAt);
  }
  return failed(schedulingHeadline(message, causes), {
    pod,
    options,
    since,
    field: 'status.conditions[PodScheduled].message',
    text: message || (reason ?? 'False'),
  });
}

function containerHealth(
  pod: Pod,
  options: PodHealthOptions,
): PodHealth | undefined {
  const initial = pod.initContainers.filter(
    container => container.terminated?.exitCode !== 0,
  );
  for (const container of [...initial, ...pod.containers]) {
    const init = initial.includes(container);
    const named = init || pod.containers.length > 1;
    const problem = containerProblem(container, {
      who: named ? `container ${container.name}` : options.server ?? 'server',
      events: options.events ?? [],
    });
    if (problem) {
      const list = init ? 'initContainerStatuses' : 'containerStatuses';
      return failed(problem.headline, {
        pod,
        options,
        since:
          problem.since ?? podCondition(pod, 'Ready')?.since ?? pod.createdAt,
        field: `status.${list}[${container.name}].${problem.field}`,
        text: problem.text,
      });
    }
  }
  return undefined;
}
