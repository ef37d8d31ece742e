import type { Diagnosed, Remedy, Rule } from '../../diagnosis';
import { Quantity } from '../../kubernetes/Quantity';
import type { ContainerTermination } from '../../kubernetes/pods/ContainerStatus';
import { terminationText } from '../../kubernetes/pods/containerProblem';
import type { FoundContainerProblem } from '../../kubernetes/pods/containerProblems';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { POD_RULES_FOLLOW } from './follows';
import { advice, change, kubectl, limitLines } from './remedies';
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

/** The first problem of this kind among the notebook's own containers. */
function findProblem<K extends FoundContainerProblem['problem']['kind']>(
  facts: NotebookFacts,
  kind: K,
  init = false,
) {
  for (const found of facts.containerProblems) {
    const { problem, container } = found;
    if (
      problem.kind === kind &&
      found.init === init &&
      !isSidecar(container.name)
    ) {
      return {
        container,
        problem: problem as Extract<typeof problem, { kind: K }>,
        said: {
          evidence: [
            {
              object: facts.podObject,
              field: problem.field,
              text: problem.text,
            },
          ],
          since: problem.since ?? facts.activePod?.createdAt,
        },
      };
    }
  }
  return undefined;
}

/** "The server", or which of several containers. */
function subject(facts: NotebookFacts, container: string): string {
  const own = facts.activePod?.containers.filter(
    ({ name }) => !isSidecar(name),
  );
  return own && own.length > 1 ? `The container ${container}` : 'The server';
}

function logs(
  facts: NotebookFacts,
  container: string,
  previous = true,
): Remedy {
  return kubectl(facts.notebook, 'Read what it said before it ended.', [
    'logs',
    facts.podName,
    '-c',
    container,
    ...(previous ? ['--previous'] : []),
  ]);
}

function initContainer(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  for (const kind of ['ended', 'command', 'memory', 'other'] as const) {
    const found = findProblem(facts, kind, true);
    if (found) {
      const { container, said, problem } = found;
      return {
        ...said,
        title: `Its init container "${container.name}" fails`,
        cause: `${problem.headline} The server starts only after it.`,
        remedies: [
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

/** After a day a restart is of no interest any more. */
const RECENT = 86_400_000;

function outOfMemory(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const found = findProblem(facts, 'memory');
  if (found) {
    const { container, said } = found;
    return {
      ...said,
      ...memorySaid(evidence, container.name, container.memoryLimit),
      title: 'It used more memory than its limit',
    };
  }
  for (const container of facts.activePod?.containers ?? []) {
    const { lastTermination, name, memoryLimit } = container;
    if (
      lastTermination?.reason === 'OOMKilled' &&
      container.running &&
      !facts.hasPassed(RECENT, lastTermination.finishedAt)
    ) {
      return {
        ...memorySaid(evidence, name, memoryLimit),
        severity: 'warning',
        title: 'It was restarted because it ran out of memory',
        evidence: [
          {
            object: facts.podObject,
            field: `status.containerStatuses[${name}].lastState.terminated`,
            text: terminationText(lastTermination),
          },
        ],
        since: lastTermination.finishedAt,
      };
    }
  }
  return undefined;
}

function memorySaid(
  evidence: NotebookEvidence,
  container: string,
  memoryLimit: string | undefined,
): Pick<Diagnosed, 'cause' | 'remedies'> {
  const facts = NotebookFacts.of(evidence);
  const limit =
    memoryLimit === undefined ? undefined : Quantity.parse(memoryLimit);
  const shm = evidence.notebook.volumes.some(
    ({ medium }) => medium === 'Memory',
  );
  const more = limit?.plus(limit);
  return {
    cause: [
      `${subject(facts, container)} was killed because it used more than ${
        limit ? `its limit of ${limit.toDisplay('bytes')}` : 'there is'
      }. Running kernels and unsaved work are gone.`,
      shm ? 'Shared memory (/dev/shm) counts, too.' : undefined,
    ]
      .filter(Boolean)
      .join(' '),
    remedies: [
      change(
        evidence.notebook,
        'Raise the memory limit.',
        more ? { memoryLimit: roundedUp(more) } : {},
        more && limitLines(container, 'memory', roundedUp(more)),
      ),
      advice(
        'Or load less at once: read data in chunks, delete large objects, use fewer workers.',
      ),
    ],
  };
}

/** In units that people write. */
function roundedUp(quantity: Quantity): string {
  const mebibytes = Math.ceil(quantity.toNumber() / 2 ** 20);
  return mebibytes < 1024
    ? `${mebibytes}Mi`
    : `${Math.ceil(mebibytes / 1024)}Gi`;
}

function startCommand(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const found = findProblem(facts, 'command');
  if (!found) {
    return undefined;
  }
  const { container, said, problem } = found;
  const { exitCode } = problem.termination;
  return {
    ...said,
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

/** What exit codes mean. */
const CODES: Readonly<Record<number, string>> = {
  1: 'an error of its own',
  2: 'wrong options',
  134: 'it aborted',
  137: 'it was killed from outside',
  139: 'it broke down (segmentation fault)',
  143: 'it was asked to end',
};

/** What logs say, and what it means. */
const LOG_CAUSES: readonly (readonly [RegExp, string, string])[] = [
  [
    /Permission denied: '?\/home\/jovyan|PermissionError.*(\.local|runtime|\.jupyter)/,
    'It may not write to its home directory: the volume belongs to another user.',
    'Set fsGroup: 100 in the securityContext of the Pod.',
  ],
  [
    /Address already in use|OSError.*\b98\b/i,
    'Its port is taken by something else in the Pod.',
    'Let it listen on another port, or remove what takes this one.',
  ],
  [
    /No space left on device/,
    'Its disk is full.',
    'Remove files from the home volume, or make the volume larger.',
  ],
  [
    /ModuleNotFoundError|ImportError/,
    'A Python package is missing or broken, perhaps one that was installed into the home directory.',
    'Remove ~/.local/lib from the home volume, or install the package in the image.',
  ],
];

function crashLoop(evidence: NotebookEvidence): Diagnosed | undefined {
  const facts = NotebookFacts.of(evidence);
  const found = findProblem(facts, 'ended');
  if (!found) {
    return looping(evidence);
  }
  const { container, said, problem } = found;
  const { exitCode } = problem.termination;
  const log = LOG_CAUSES.find(([pattern]) => pattern.test(evidence.log ?? ''));
  return {
    ...said,
    title:
      exitCode === 0
        ? 'Its server ends right after its start'
        : 'Its server ends again and again',
    cause: `${subject(facts, container.name)} ended ${endedText(
      problem.termination,
    )}${times(container.restarts)}.${log ? ` ${log[1]}` : ''}`,
    remedies: [
      ...(log ? [advice(log[2])] : []),
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
        ? change(evidence.notebook, 'Set runAsUser, 1000 for Jupyter images.', {
            runAsUser: 1000,
          })
        : change(evidence.notebook, 'Correct what the message names.'),
      kubectl(evidence.notebook, 'See the whole message.', [
        'describe',
        'pod',
        facts.podName,
      ]),
    ],
  };
}
