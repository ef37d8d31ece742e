import { Quantity } from '../Quantity';
import { ContainerStatus, ContainerTermination } from './ContainerStatus';
import {
  ImagePullCause,
  imagePullCause,
  imagePullHeadline,
} from './imagePullProblem';
import { isCrashLooping } from './crashLoop';
import { MissingReference, missingReference } from './missingReference';

/**
 * Why a container does not run.
 *
 * @internal
 */
export type ContainerProblem = ProblemEvidence &
  (
    | { readonly kind: 'image'; readonly cause: ImagePullCause }
    | { readonly kind: 'reference'; readonly missing: MissingReference }
    /** It was killed because it used too much memory. */
    | { readonly kind: 'memory'; readonly termination: ContainerTermination }
    /** It never came up, for want of the command. */
    | { readonly kind: 'command'; readonly termination: ContainerTermination }
    /** It ended by itself. */
    | { readonly kind: 'ended'; readonly termination: ContainerTermination }
    | { readonly kind: 'other'; readonly reason: string }
  );

interface ProblemEvidence {
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
 * runs or is on its way. Where the time is said, one that runs between two
 * crashes does not count as one that runs.
 *
 * @internal
 */
export function containerProblem(
  container: ContainerStatus,
  options: {
    readonly who: string;
    readonly events: readonly string[];
    readonly now?: Date;
  },
): ContainerProblem | undefined {
  const { waiting, terminated, lastTermination } = container;
  const { who, now } = options;
  if (lastTermination && now && isCrashLooping(container, now)) {
    return endedAgain(container, lastTermination, who);
  }
  if (terminated) {
    return {
      kind: endedKind(terminated),
      termination: terminated,
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
      kind: 'image',
      cause,
      headline: imagePullHeadline(container.image, cause),
      field: 'state.waiting',
      text,
    };
  }
  if (waiting.reason === 'CrashLoopBackOff' && lastTermination) {
    return endedAgain(container, lastTermination, who);
  }
  const missing = missingReference(waiting.message ?? '');
  return {
    ...(missing
      ? { kind: 'reference', missing }
      : { kind: 'other', reason: waiting.reason }),
    headline: waitingHeadline(who, waiting.reason, missing),
    field: 'state.waiting',
    text,
  };
}

function endedAgain(
  container: ContainerStatus,
  termination: ContainerTermination,
  who: string,
): ContainerProblem {
  const ended = endedHeadline(who, termination, container);
  const times =
    container.restarts === 1 ? 'once' : `${container.restarts} times`;
  return {
    kind: endedKind(termination),
    termination,
    headline: `${ended}; restarted ${times}.`,
    field: 'lastState.terminated',
    text: terminationText(termination),
    since: termination.finishedAt,
  };
}

function waitingHeadline(
  who: string,
  reason: string,
  missing: MissingReference | undefined,
): string {
  if (missing?.key) {
    return `The ${who} needs the key ${missing.key}, which the ${missing.kind} ${missing.name} does not have.`;
  }
  if (missing) {
    return `The ${who} needs the ${missing.kind} ${missing.name}, which does not exist.`;
  }
  return reason === 'CrashLoopBackOff'
    ? `The ${who} ends again and again after its start.`
    : `The ${who} cannot be started (${reason}).`;
}

/** Codes of shells and container runtimes for a command that cannot be run. */
const NO_COMMAND = [126, 127];

function endedKind({
  exitCode,
  reason,
}: ContainerTermination): 'memory' | 'command' | 'ended' {
  if (reason === 'OOMKilled') {
    return 'memory';
  }
  return reason === 'StartError' ||
    reason === 'ContainerCannotRun' ||
    (exitCode !== undefined && NO_COMMAND.includes(exitCode))
    ? 'command'
    : 'ended';
}

function endedHeadline(
  who: string,
  termination: ContainerTermination,
  { memoryLimit }: ContainerStatus,
): string {
  const { exitCode } = termination;
  const kind = endedKind(termination);
  if (kind === 'memory') {
    const limit =
      memoryLimit && Quantity.parse(memoryLimit)?.toDisplay('bytes');
    return limit
      ? `The ${who} was killed because it used more memory than its limit of ${limit}`
      : `The ${who} was killed because it ran out of memory`;
  }
  if (kind === 'command') {
    return `The start command of the ${who} cannot be run`;
  }
  if (exitCode === 0) {
    return `The ${who} ended after its start`;
  }
  const code = exitCode === undefined ? '' : ` (exit code ${exitCode})`;
  return `The ${who} ended with an error${code}`;
}

/** @internal */
export function terminationText(termination: ContainerTermination): string {
  const { reason, exitCode, message } = termination;
  const code = exitCode === undefined ? undefined : `exit code ${exitCode}`;
  return [[reason, code].filter(Boolean).join(', '), message]
    .filter(Boolean)
    .join(': ');
}
