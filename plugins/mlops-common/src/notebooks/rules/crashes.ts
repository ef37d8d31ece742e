import type { Diagnosed } from '../../diagnosis';
import type { ContainerTermination } from '../../kubernetes/pods/ContainerStatus';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { lastWords } from './logCauses';
import { findProblem, logs, subject } from './ownContainers';
import { change } from './remedies';

/** What exit codes mean. */
const CODES: Readonly<Record<number, string>> = {
  1: 'an error of its own',
  2: 'wrong options',
  134: 'it aborted',
  137: 'it was killed from outside',
  139: 'it broke down (segmentation fault)',
  143: 'it was asked to end',
};

/** It ends by itself; its log says more of it, where somebody read it. @internal */
export function crashLoop(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const found = findProblem(facts, 'ended');
  if (!found) {
    return looping(evidence);
  }
  const { container, said, problem } = found;
  const { exitCode } = problem.termination;
  const log = lastWords(facts, container.name);
  return {
    ...said,
    title:
      log?.cause?.title ??
      (exitCode === 0
        ? 'Its server ends right after its start'
        : 'Its server ends again and again'),
    cause: [
      `${subject(facts, container.name)} ended ${endedText(
        problem.termination,
      )}${times(container.restarts)}.`,
      ...(log?.cause ? [log.cause.cause] : []),
    ].join(' '),
    evidence: [...said.evidence, ...(log ? [log.evidence] : [])],
    alsoFollows: failsToWrite(facts) ? ['notebook-volume-permission'] : [],
    remedies: [
      ...(log?.cause?.remedies ?? []),
      logs(facts, container.name, container.restarts > 0),
      change(
        evidence.notebook,
        exitCode === 0
          ? 'Start a server: command and args must not end.'
          : 'Correct the image, command, args or variables.',
      ),
    ],
  };
}

/**
 * Whether it ends as a server does that may not write to its volume: with an
 * error of its own, and without a log that gives another reason.
 *
 * @internal
 */
export function failsToWrite(facts: NotebookFacts): boolean {
  const found = findProblem(facts, 'ended');
  if (found?.problem.termination.exitCode !== 1) {
    return false;
  }
  const log = lastWords(facts, found.container.name);
  return !log || log.cause?.id === 'home-not-writable';
}

function endedText({ exitCode }: ContainerTermination): string {
  if (exitCode === undefined) {
    return 'with an error';
  }
  if (exitCode === 0) {
    return 'without an error (exit code 0)';
  }
  const meaning = Object.hasOwn(CODES, exitCode) ? `, ${CODES[exitCode]}` : '';
  return `with exit code ${exitCode}${meaning}`;
}

function times(restarts: number): string {
  if (restarts === 0) {
    return '';
  }
  return restarts === 1
    ? '; it was restarted once'
    : `; it was restarted ${restarts} times`;
}

/** The controller reports that it loops, and not how it ended. */
function looping(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const found = findProblem(facts, 'other');
  if (found?.problem.reason !== 'CrashLoopBackOff') {
    return undefined;
  }
  return {
    ...found.said,
    title: 'Its server ends again and again',
    cause: `${subject(
      facts,
      found.container.name,
    )} ends soon after each start.`,
    remedies: [logs(facts, found.container.name)],
  };
}
