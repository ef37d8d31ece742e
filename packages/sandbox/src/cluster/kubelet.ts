import { Advance, advanceContainer } from './advanceContainer';
import { containerProcess, initProcess } from './containerProcess';
import {
  evictionStep,
  isInitialized,
  probeStep,
  readiness,
} from './kubeletChecks';
import { KubeletStep, NodeView } from './KubeletStep';
import { admitted, pulling, volumeStep } from './kubeletVolumes';
import { Container, ContainerState, ContainerStatus, Pod } from './objects';
import { ContainerPast, ContainerStates } from './podStatus';
import { ContainerTurn } from './startContainer';

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

function earliest(
  moves: readonly (Advance | undefined)[],
): (Advance | undefined)[] {
  const first = Math.min(...moves.map(move => move?.after ?? Infinity));
  const index = moves.findIndex(move => move?.after === first);
  return moves.map((move, each) => (each === index ? move : undefined));
}
