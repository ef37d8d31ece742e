import type { Diagnosed, Rule } from '../../diagnosis';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { crashLoop } from './crashes';
import { POD_RULES_FOLLOW } from './follows';
import { lastWords } from './logCauses';
import { outOfMemory } from './memory';
import { findProblem, logs, subject } from './ownContainers';
import { change, kubectl, podLines } from './remedies';
import { sentence } from './sentence';
import { isSidecar } from './sidecars';

/** Whether the containers start and stay. */
export const containerRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-init-container',
    severity: 'error',
    stage: 'init',
    summary: 'An init container fails',
    follows: POD_RULES_FOLLOW,
    diagnose: initContainer,
  },
  {
    id: 'notebook-out-of-memory',
    severity: 'error',
    stage: 'container',
    summary: 'The notebook needed more memory than its limit',
    follows: POD_RULES_FOLLOW,
    diagnose: outOfMemory,
  },
  {
    id: 'notebook-start-command',
    severity: 'error',
    stage: 'container',
    summary: 'The start command cannot be run',
    follows: [...POD_RULES_FOLLOW, 'notebook-args-without-command'],
    diagnose: startCommand,
  },
  {
    id: 'notebook-crash-loop',
    severity: 'error',
    stage: 'container',
    summary: 'The server ends again and again',
    follows: [...POD_RULES_FOLLOW, 'notebook-args-without-command'],
    diagnose: crashLoop,
  },
  {
    id: 'notebook-container-config',
    severity: 'error',
    stage: 'container',
    summary: 'A container cannot be created',
    follows: POD_RULES_FOLLOW,
    diagnose: containerConfig,
  },
];

function initContainer(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  for (const kind of ['ended', 'command', 'memory', 'other'] as const) {
    const found = findProblem(facts, kind, true);
    if (found) {
      const { container, said, problem } = found;
      const log = lastWords(facts, container.name);
      return {
        ...said,
        evidence: [...said.evidence, ...(log ? [log.evidence] : [])],
        title: `Its init container "${container.name}" fails`,
        cause: [
          problem.headline,
          ...(log?.cause ? [log.cause.cause] : []),
          'The server starts only after it.',
        ].join(' '),
        remedies: [
          ...(log?.cause?.remedies ?? []),
          logs(facts, container.name),
          change(
            evidence.notebook,
            'Correct what the init container does, or remove it.',
          ),
        ],
      };
    }
  }
  return initWithoutEnd(facts);
}

/** What prepares a notebook is done in minutes. */
const INIT_PATIENCE = 600_000;

/** A sidecar that the API took for an init container never ends, for example. */
function initWithoutEnd(facts: NotebookFacts): Diagnosed | undefined {
  const container = facts.activePod?.initContainers.find(
    ({ running, sidecar, runningSince, name }) =>
      running &&
      !sidecar &&
      !isSidecar(name) &&
      facts.hasPassed(INIT_PATIENCE, runningSince),
  );
  if (!container) {
    return undefined;
  }
  const { name, runningSince } = container;
  return {
    severity: 'warning',
    title: `Its init container "${name}" does not end`,
    cause:
      'The server starts only after it. A server or sidecar among the init containers never ends.',
    evidence: [
      {
        object: facts.podObject,
        field: `status.initContainerStatuses[${name}].state.running`,
        text: `since ${runningSince}`,
      },
    ],
    since: runningSince,
    remedies: [
      logs(facts, name, false),
      change(
        facts.notebook,
        'Move it to the containers, or remove it, when it is a server.',
      ),
    ],
  };
}

function startCommand(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const found = findProblem(facts, 'command');
  if (!found) {
    return undefined;
  }
  const { container, said, problem } = found;
  const { exitCode } = problem.termination;
  const log = lastWords(facts, container.name);
  return {
    ...said,
    evidence: [...said.evidence, ...(log ? [log.evidence] : [])],
    title: 'Its start command cannot be run',
    cause: `${subject(facts, container.name)} does not start: ${
      exitCode === 126
        ? 'the command is not a program that may be run'
        : 'the image has no such command'
    }${
      exitCode === undefined ? '' : ` (exit code ${exitCode})`
    }. "args" replace what the image starts by default, "command" its entry point.`,
    remedies: [
      change(
        evidence.notebook,
        'Remove command and args, or write the whole command.',
      ),
      logs(facts, container.name),
    ],
  };
}

function containerConfig(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const found = findProblem(facts, 'other');
  if (!found || found.problem.reason === 'CrashLoopBackOff') {
    return undefined;
  }
  const { container, said, problem } = found;
  const root = /runAsNonRoot/.test(problem.text);
  return {
    ...said,
    title: root
      ? 'Its image runs as root, which is not allowed'
      : 'A container cannot be created',
    cause: root
      ? `The Pod demands runAsNonRoot, and the image of ${container.name} does not say which user to take.`
      : sentence(
          `The node says of the container ${container.name}: ${problem.text}`,
        ),
    remedies: [
      root
        ? change(
            evidence.notebook,
            'Set runAsUser, 1000 for Jupyter images.',
            { runAsUser: 1000 },
            podLines([
              'securityContext:',
              '  runAsUser: 1000',
              '  fsGroup: 100',
            ]),
          )
        : change(evidence.notebook, 'Correct what the message names.'),
      kubectl(evidence.notebook, 'See the whole message.', [
        'describe',
        'pod',
        facts.podName,
      ]),
    ],
  };
}
