import { Quantity } from '../Quantity';
import { ContainerStatus, ContainerTermination } from './ContainerStatus';
import { imagePullCause, imagePullHeadline } from './imagePullProblem';

/**
 * @internal
 */
export interface ContainerProblem {
  readonly headline: string;
  /** Below `status.containerStatuses[name]`. */
  readonly field: string;
  readonly text: string;
  readonly since?: string;
}

/** Reasons to wait that end by themselves. */
const PATIENT = new Set(['ContainerCreating', 'PodInitializing']);

/**
 * Why a container does not run and will not by waiting; undefined when it
 * runs or is on its way.
 *
 * @internal
 */
export function containerProblem(
  container: ContainerStatus,
  options: { readonly who: string; readonly events: readonly string[] },
): ContainerProblem | undefined {
  const { waiting, terminated, lastTermination } = container;
  const { who } = options;
  if (terminated) {
    return {
      headline: `${endedHeadline(who, terminated, container)}.`,
      field: 'state.terminated',
      text: terminationText(terminated),
      since: terminated.finishedAt,
    };
  }
  if (!waiting?.reason || PATIENT.has(waiting.reason)) {
    return undefined;
  }
  const text = [waiting.reason, waiting.message].filter(Boolean).join(': ');
  // Older nodes say why only in the event of the first attempt.
  const pullEvent = options.events.find(event =>
    event.startsWith('Failed to pull image'),
  );
  const cause = imagePullCause(
    waiting.reason,
    `${waiting.message ?? ''}\n${pullEvent ?? ''}`,
  );
  if (cause) {
    return {
      headline: imagePullHeadline(container.image, cause),
      field: 'state.waiting',
      text,
    };
  }
  if (waiting.reason === 'CrashLoopBackOff' && lastTermination) {
    const ended = endedHeadline(who, lastTermination, container);
    const times =
      container.restarts === 1 ? 'once' : `${container.restarts} times`;
    return {
      headline: `${ended}; restarted ${times}.`,
      field: 'lastState.terminated',
      text: terminationText(lastTermination),
      since: lastTermination.finishedAt,
    };
  }
  return {
    headline: waitingHeadline(who, waiting.reason, waiting.message),
    field: 'state.waiting',
    text,
  };
}

function waitingHeadline(
  who: string,
  reason: string,
  message: string | undefined,
): string {
  const missing = /(secret|configmap) "([^"]+)" not found/i.exec(message ?? '');
  if (missing) {
    const kind = missing[1].toLowerCase() === 'secret' ? 'Secret' : 'ConfigMap';
    return `The ${who} needs the ${kind} ${missing[2]}, which does not exist.`;
  }
  const key = /couldn't find key (\S+) in (Secret|ConfigMap) (\S+)/.exec(
    message ?? '',
  );
  if (key) {
    return `The ${who} needs the key ${key[1]}, which the ${key[2]} ${key[3]} does not have.`;
  }
  return reason === 'CrashLoopBackOff'
    ? `The ${who} ends again and again after its start.`
    : `The ${who} cannot be started (${reason}).`;
}

function endedHeadline(
  who: string,
  { exitCode, reason }: ContainerTermination,
  { memoryLimit }: ContainerStatus,
): string {
  if (reason === 'OOMKilled') {
    const limit =
      memoryLimit && Quantity.parse(memoryLimit)?.toDisplay('bytes');
    return limit
      ? `The ${who} was killed because it used more memory than its limit of ${limit}`
      : `The ${who} was killed because it ran out of memory`;
  }
  if (
    reason === 'StartError' ||
    reason === 'ContainerCannotRun' ||
    exitCode === 126 ||
    exitCode === 127
  ) {
    return `The start command of the ${who} cannot be run`;
  }
  if (exitCode === 0) {
    return `The ${who} ended after its start`;
  }
  const code = exitCode === undefined ? '' : ` (exit code ${exitCode})`;
  return `The ${who} ended with an error${code}`;
}

function terminationText(termination: ContainerTermination): string {
  const { reason, exitCode, message } = termination;
  const code = exitCode === undefined ? undefined : `exit code ${exitCode}`;
  return [[reason, code].filter(Boolean).join(', '), message]
    .filter(Boolean)
    .join(': ');
}
