import { backOff, crashBackOff, durationText } from './backOff';
import { KubeletEvent, NodeView, normal, warning } from './KubeletStep';
import { ContainerState } from './objects';
import { ContainerPast } from './podStatus';
import { ContainerTurn, startContainer, waiting } from './startContainer';
import { timestamp } from './time';

/** The next thing that happens to one container. */
export interface Advance {
  readonly after: number;
  readonly state: ContainerState;
  readonly past?: ContainerPast;
  readonly events: readonly KubeletEvent[];
}

const startTime = 600;
const pullTime = 2600;
const refusalTime = 1200;
const workTime = 1200;

/** Undefined: it runs, or has ended for good. */
export function advanceContainer(
  turn: ContainerTurn,
  past: ContainerPast | undefined,
  view: NodeView,
): Advance | undefined {
  const { state } = turn;
  if (state.running) {
    return end(turn, past, view);
  }
  if (state.terminated) {
    return afterEnd(turn, past, view);
  }
  const reason = state.waiting?.reason ?? '';
  if (reason === 'ErrImagePull') {
    return backOffPull(turn, past, view);
  }
  const { asksRegistry, state: next, events } = startContainer(turn, view);
  const refused = next.waiting?.reason;
  const first = /^(ContainerCreating|PodInitializing)$/.test(reason);
  return {
    after: first
      ? timeToStart({ asksRegistry, refused: Boolean(refused) }) * view.pace
      : retryAfter(reason, past, view),
    state: next,
    past,
    events:
      asksRegistry && !first
        ? [
            normal(
              'Pulling',
              `Pulling image "${turn.container.image}"`,
              turn.fieldPath,
            ),
            ...events,
          ]
        : events,
  };
}

function timeToStart(options: { asksRegistry: boolean; refused: boolean }) {
  if (options.refused) {
    return refusalTime;
  }
  return options.asksRegistry ? pullTime : startTime;
}

function retryAfter(
  reason: string,
  past: ContainerPast | undefined,
  { failures, pace }: NodeView,
): number {
  return reason === 'CrashLoopBackOff'
    ? backOff(0, {
        first: crashBackOff(past?.restartCount ?? 0),
        limit: Infinity,
        pace,
      })
    : backOff(Math.floor(failures / 2), {
        first: 10_000,
        limit: 300_000,
        pace,
      });
}

function backOffPull(
  { container, fieldPath, state }: ContainerTurn,
  past: ContainerPast | undefined,
  { pace }: NodeView,
): Advance {
  const { image } = container;
  return {
    after: 2000 * pace,
    state: waiting(
      'ImagePullBackOff',
      `Back-off pulling image "${image}": ErrImagePull: ${state.waiting?.message}`,
    ),
    past,
    events: [
      normal('BackOff', `Back-off pulling image "${image}"`, fieldPath),
      warning('Failed', 'Error: ImagePullBackOff', fieldPath),
    ],
  };
}

function end(
  { state, process }: ContainerTurn,
  past: ContainerPast | undefined,
  { pace }: NodeView,
): Advance | undefined {
  if (process.kind !== 'ends') {
    return undefined;
  }
  const { exitCode, reason } = process;
  const now = timestamp();
  return {
    after: workTime * pace,
    state: {
      terminated: {
        exitCode,
        reason,
        startedAt: state.running?.startedAt ?? now,
        finishedAt: now,
      },
    },
    past,
    events: [],
  };
}

/** Once more at once, from then on after a pause that grows. */
function afterEnd(
  turn: ContainerTurn,
  past: ContainerPast | undefined,
  view: NodeView,
): Advance | undefined {
  const { pod, container, fieldPath, state, process } = turn;
  const isInit = fieldPath.startsWith('spec.initContainers');
  if (isInit && state.terminated?.exitCode === 0) {
    return undefined;
  }
  const restartCount = past?.restartCount ?? 0;
  const { terminated } = state;
  if (restartCount === 0 && process.kind !== 'not-started') {
    const { state: next, events } = startContainer(turn, view);
    return {
      after: 300 * view.pace,
      state: next,
      past: { lastState: { terminated }, restartCount: 1 },
      events,
    };
  }
  const { name, namespace, uid } = pod.metadata;
  const restarts = Math.max(1, restartCount);
  return {
    after: 300 * view.pace,
    state: waiting(
      'CrashLoopBackOff',
      `back-off ${durationText(
        crashBackOff(restarts),
      )} restarting failed container=${
        container.name
      } pod=${name}_${namespace}(${uid})`,
    ),
    past: { lastState: { terminated }, restartCount: restarts },
    events: [
      warning(
        'BackOff',
        `Back-off restarting failed container ${container.name} in pod ${name}_${namespace}(${uid})`,
        fieldPath,
      ),
    ],
  };
}
