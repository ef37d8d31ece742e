import { Advance, advanceContainer } from './advanceContainer';
import { backOff } from './backOff';
import { containerProcess, initProcess } from './containerProcess';
import { scratchNeeded } from './imageFamily';
import {
  KubeletEvent,
  KubeletStep,
  NodeView,
  normal,
  warning,
} from './KubeletStep';
import { Container, ContainerState, ContainerStatus, Pod } from './objects';
import { mountProblem } from './podReferences';
import { ContainerPast, ContainerStates } from './podStatus';
import { parseQuantity } from './quantity';
import { probeFailure } from './readiness';
import { ContainerTurn, waiting } from './startContainer';

const probeTime = 1200;
const probePeriod = 15_000;
const evictionTime = 20_000;

/**
 * The next step of a Pod that has a node, seen from its spec, its present status and what the node knows, so that
 * a kubelet that starts anew goes on where the last one stopped. Undefined: nothing more happens.
 */
export function nextStep(pod: Pod, view: NodeView): KubeletStep | undefined {
  const { status } = pod;
  if (status?.phase === 'Failed') {
    return undefined;
  }
  if (!status?.containerStatuses) {
    return admitted(pod, view);
  }
  const before = presentStates(pod);
  return (
    volumeStep(pod, before, view) ??
    initStep(pod, before, view) ??
    runningStep(pod, before, view)
  );
}

function runningStep(
  pod: Pod,
  before: ContainerStates,
  view: NodeView,
): KubeletStep | undefined {
  const main = mainStep(pod, before, view);
  const probe = probeStep(pod, before, view);
  // A probe that goes on failing must not keep a container from its next try.
  const repeats = probe?.states.ready === before.ready && view.attempts > 0;
  const steps = [
    evictionStep(pod, before, view),
    main,
    main && repeats ? undefined : probe,
  ].flatMap(step => step ?? []);
  return steps.sort((a, b) => a.after - b.after)[0];
}

const statuses = ({ status }: Pod): ContainerStatus[] => [
  ...(status?.initContainerStatuses ?? []),
  ...(status?.containerStatuses ?? []),
];

/** The states as the status tells them. */
function presentStates(pod: Pod): ContainerStates {
  const { initContainerStatuses = [], containerStatuses = [] } =
    pod.status ?? {};
  const past = statuses(pod)
    .filter(({ restartCount }) => restartCount > 0)
    .map(({ name, lastState, restartCount }): [string, ContainerPast] => [
      name,
      { lastState, restartCount },
    ]);
  return {
    init: initContainerStatuses.map(({ state }) => state),
    main: containerStatuses.map(({ state }) => state),
    ready: containerStatuses.map(each => each.ready),
    past: Object.fromEntries(past),
  };
}

function admitted(pod: Pod, view: NodeView): KubeletStep {
  const { containers, initContainers: inits = [] } = pod.spec;
  const reason = inits.length > 0 ? 'PodInitializing' : 'ContainerCreating';
  const blocked = volumeProblem(pod, view);
  return {
    after: 300 * view.pace,
    states: {
      init: inits.map(() => waiting('PodInitializing')),
      main: containers.map(() => waiting(reason)),
      ready: false,
    },
    events: blocked ? [blocked] : beginning(pod, view),
  };
}

/** Volumes come first: without them no container is even tried. */
function volumeStep(
  pod: Pod,
  states: ContainerStates,
  view: NodeView,
): KubeletStep | undefined {
  const untouched = [...states.init, ...states.main].every(state =>
    /^(ContainerCreating|PodInitializing)$/.test(state.waiting?.reason ?? ''),
  );
  const problem = untouched ? volumeProblem(pod, view) : undefined;
  return (
    problem && {
      after: backOff(view.attempts, {
        first: 1000,
        limit: 122_000,
        pace: view.pace,
      }),
      states,
      events: [problem],
    }
  );
}

function volumeProblem(pod: Pod, view: NodeView): KubeletEvent | undefined {
  const attach = view.attachProblem?.();
  if (attach) {
    return {
      ...warning('FailedAttachVolume', attach),
      component: 'attachdetach-controller',
    };
  }
  const mount = mountProblem(pod, view);
  return mount ? warning('FailedMount', mount) : undefined;
}

/** The volumes are there, and the first images are on their way. */
function beginning(pod: Pod, view: NodeView): KubeletEvent[] {
  return [
    ...(view.attached ?? []).map(volume => ({
      ...normal(
        'SuccessfulAttachVolume',
        `AttachVolume.Attach succeeded for volume "${volume}" `,
      ),
      component: 'attachdetach-controller',
    })),
    ...pulling(pod, 0, view),
  ];
}

/** Pulls for the init container of that index, or for all others when there is none left. */
function pulling({ spec }: Pod, index: number, view: NodeView) {
  const init = spec.initContainers?.[index];
  const kind = init ? 'initContainers' : 'containers';
  return (init ? [init] : spec.containers)
    .filter(
      ({ image = '', imagePullPolicy }) =>
        !view.hasImage(image) && imagePullPolicy !== 'Never',
    )
    .map(({ name, image }) =>
      normal('Pulling', `Pulling image "${image}"`, `spec.${kind}{${name}}`),
    );
}

function turnOf(
  pod: Pod,
  container: Container,
  state: ContainerState,
  kind: 'initContainers' | 'containers',
): ContainerTurn {
  return {
    pod,
    container,
    state,
    fieldPath: `spec.${kind}{${container.name}}`,
    process:
      kind === 'initContainers'
        ? initProcess(container, pod)
        : containerProcess(container, pod),
  };
}

const withPast = (
  { past = {} }: ContainerStates,
  name: string,
  changed: ContainerPast | undefined,
) => (changed ? { ...past, [name]: changed } : past);

function initStep(
  pod: Pod,
  states: ContainerStates,
  view: NodeView,
): KubeletStep | undefined {
  const { initContainers: inits = [] } = pod.spec;
  const { init, past = {} } = states;
  const current = init.findIndex(state => state.terminated?.exitCode !== 0);
  if (current < 0) {
    return undefined;
  }
  const container = inits[current];
  const turn = turnOf(pod, container, init[current], 'initContainers');
  const next = advanceContainer(turn, past[container.name], view);
  if (!next) {
    // A server among the init containers: the others wait for ever.
    return undefined;
  }
  return {
    after: next.after,
    states: {
      ...states,
      init: init.map((state, index) =>
        index === current ? next.state : state,
      ),
      past: withPast(states, container.name, next.past),
    },
    events: [
      ...next.events,
      ...(next.state.terminated?.exitCode === 0
        ? pulling(pod, current + 1, view)
        : []),
    ],
  };
}

const isInitialized = ({ init }: ContainerStates) =>
  init.every(state => state.terminated?.exitCode === 0);

/** Containers that are due together start together; of the others only the one that is due first moves. */
function mainStep(
  pod: Pod,
  states: ContainerStates,
  view: NodeView,
): KubeletStep | undefined {
  if (!isInitialized(states)) {
    return undefined;
  }
  const { containers } = pod.spec;
  const { main, past = {} } = states;
  const moves = containers.map((container, index) =>
    advanceContainer(
      turnOf(pod, container, main[index], 'containers'),
      past[container.name],
      view,
    ),
  );
  const starting = (index: number) =>
    /^(ContainerCreating|PodInitializing)$/.test(
      main[index].waiting?.reason ?? '',
    );
  const due = moves.some((move, index) => move && starting(index))
    ? moves.map((move, index) => (starting(index) ? move : undefined))
    : earliest(moves);
  if (!due.some(Boolean)) {
    return undefined;
  }
  const next = due.map((move, index) => move?.state ?? main[index]);
  const changed = containers.flatMap(({ name }, index) => {
    const after = due[index]?.past;
    return after ? [[name, after] as const] : [];
  });
  const ready = readiness(states);
  return {
    after: Math.max(...due.map(move => move?.after ?? 0)),
    states: {
      ...states,
      main: next,
      ready: containers.map(
        ({ readinessProbe }, index) =>
          Boolean(next[index].running) &&
          (due[index] ? !readinessProbe : ready[index]),
      ),
      past: { ...past, ...Object.fromEntries(changed) },
    },
    events: due.flatMap(move => move?.events ?? []),
  };
}

function readiness({ main, ready }: ContainerStates): readonly boolean[] {
  return typeof ready === 'boolean' ? main.map(() => ready) : ready;
}

function earliest(
  moves: readonly (Advance | undefined)[],
): (Advance | undefined)[] {
  const first = Math.min(...moves.map(move => move?.after ?? Infinity));
  const index = moves.findIndex(move => move?.after === first);
  return moves.map((move, each) => (each === index ? move : undefined));
}

/** What runs and is not ready is asked again and again. */
function probeStep(
  pod: Pod,
  states: ContainerStates,
  view: NodeView,
): KubeletStep | undefined {
  const ready = readiness(states);
  const { containers } = pod.spec;
  const asked = containers.filter(
    (_, index) => states.main[index].running && !ready[index],
  );
  if (!isInitialized(states) || asked.length === 0) {
    return undefined;
  }
  const failures = new Map(
    asked.map(each => [each.name, probeFailure(each, pod, view.hasService)]),
  );
  const next = containers.map(
    ({ name }, index) =>
      ready[index] || (failures.has(name) && !failures.get(name)),
  );
  const answers = next.some((each, index) => each !== ready[index]);
  return {
    after:
      view.attempts === 0
        ? probeTime * view.pace
        : backOff(view.attempts, {
            first: probePeriod,
            limit: 120_000,
            pace: view.pace,
          }),
    states: answers ? { ...states, ready: next } : states,
    events: answers
      ? []
      : [...failures].flatMap(([name, failure]) =>
          failure
            ? [warning('Unhealthy', failure, `spec.containers{${name}}`)]
            : [],
        ),
  };
}

/** A limit on the node's disk that is too small for what a server writes there. */
function evictionStep(
  { spec }: Pod,
  states: ContainerStates,
  { pace }: NodeView,
): KubeletStep | undefined {
  const limits = spec.containers.map(
    ({ resources }) => resources?.limits?.['ephemeral-storage'],
  );
  const [limit] = limits.filter(each => each !== undefined);
  const runs =
    states.main.length > 0 && states.main.every(each => each.running);
  if (!runs || limit === undefined || parseQuantity(limit) >= scratchNeeded) {
    return undefined;
  }
  const message = `Pod ephemeral local storage usage exceeds the total limit of containers ${limit}. `;
  return {
    after: backOff(0, { first: evictionTime, limit: evictionTime, pace }),
    states: { ...states, failure: { reason: 'Evicted', message } },
    events: [
      warning('Evicted', message),
      ...spec.containers.map(({ name }) =>
        normal(
          'Killing',
          `Stopping container ${name}`,
          `spec.containers{${name}}`,
        ),
      ),
    ],
  };
}
