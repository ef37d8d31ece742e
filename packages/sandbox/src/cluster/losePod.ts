import { backOff } from './backOff';
import type { ControllerManager } from './ControllerManager';
import type { KubeletStep } from './KubeletStep';
import { disruption, lostStatus, secondsToEviction } from './nodeHealth';
import { type Node, type Pod, resources } from './objects';
import { timestamp } from './time';

/**
 * The node does not answer: its Pods stay as they are, but nobody vouches for
 * them, and after a while they are ended. Returns the milliseconds until then.
 */
export async function losePod(
  { client, events }: ControllerManager,
  pod: Pod,
  {
    node,
    pace,
    left,
  }: {
    readonly node: Node | undefined;
    readonly pace: number;
    /** Of so many milliseconds since the Pod was lost. */
    readonly left: (time: number) => number;
  },
): Promise<number | undefined> {
  const status = lostStatus(pod);
  if (status) {
    await client.updateStatus(resources.pods, { ...pod, status });
    await events.record(pod, {
      type: 'Warning',
      reason: 'NodeNotReady',
      message: 'Node is not ready',
      component: 'node-controller',
    });
    return undefined;
  }
  const seconds = secondsToEviction(pod, node);
  if (seconds === undefined) {
    return undefined;
  }
  const rest = left(
    backOff(0, { first: seconds * 1000, limit: Infinity, pace: pace / 10 }),
  );
  if (rest > 0) {
    return rest;
  }
  const { name, namespace } = pod.metadata;
  await client.updateStatus(resources.pods, {
    ...pod,
    status: {
      ...pod.status,
      conditions: [
        ...(pod.status?.conditions ?? []),
        {
          ...disruption,
          lastProbeTime: null,
          lastTransitionTime: timestamp(),
        },
      ],
    },
  });
  await events.record(pod, {
    type: 'Normal',
    reason: 'TaintManagerEviction',
    message: `Marking for deletion Pod ${namespace}/${name}`,
    component: 'taint-eviction-controller',
  });
  await client.delete(resources.pods, { name, namespace });
  return undefined;
}

/** The node is back: what it runs is as ready as before. Undefined when it was never away. */
export function regainedStep({ status }: Pod): KubeletStep | undefined {
  const { containerStatuses = [], conditions = [] } = status ?? {};
  const ready = conditions.find(({ type }) => type === 'Ready');
  if (
    status?.phase !== 'Running' ||
    ready?.status !== 'False' ||
    !containerStatuses.every(each => each.ready)
  ) {
    return undefined;
  }
  return {
    after: 0,
    states: {
      init: (status.initContainerStatuses ?? []).map(({ state }) => state),
      main: containerStatuses.map(({ state }) => state),
      ready: true,
      past: Object.fromEntries(
        containerStatuses
          .filter(({ restartCount }) => restartCount > 0)
          .map(({ name, ...past }) => [name, past]),
      ),
    },
    events: [],
  };
}
