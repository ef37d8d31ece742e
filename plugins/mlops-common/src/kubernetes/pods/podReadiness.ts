import { hasPassed } from '../hasPassed';
import { ContainerStatus } from './ContainerStatus';
import { missingReference } from './missingReference';
import { Pod } from './Pod';
import {
  PodHealth,
  PodHealthOptions,
  failed,
  podCondition,
  starting,
} from './podHealthResult';

/** Mounts are tried again; the first attempts may come too early. @internal */
export const MOUNT_PATIENCE = 30_000;
/** A server that does not answer for so long will not do so by waiting. */
const READY_PATIENCE = 600_000;

/**
 * @internal
 */
export function readyHealth(
  pod: Pod,
  options: PodHealthOptions,
): PodHealth | undefined {
  const ready = podCondition(pod, 'Ready');
  if (isReady(pod)) {
    return { state: 'running', headline: 'Running.', since: ready?.since };
  }
  if (ready && isNodeLost(pod)) {
    const node = pod.node ? `The node ${pod.node}` : 'The node';
    return failed(`${node} that it runs on does not answer.`, {
      pod,
      options,
      since: ready.since,
      field: 'status.conditions[Ready].status',
      text: ready.status,
    });
  }
  const unready = neverReady(pod, options.now);
  if (!unready) {
    return undefined;
  }
  const who =
    pod.containers.length > 1
      ? `container ${unready.name}`
      : options.server ?? 'server';
  return failed(`The ${who} runs, but does not become ready.`, {
    pod,
    options,
    since: unready.runningSince,
    field: 'status.conditions[Ready].message',
    text: ready?.message ?? 'False',
  });
}

/**
 * Everything else is a Pod on its way: says what it waits for.
 *
 * @internal
 */
export function startingHealth(pod: Pod, options: PodHealthOptions): PodHealth {
  const since = pod.createdAt;
  if (podCondition(pod, 'PodScheduled')?.status !== 'True' && !pod.node) {
    return starting('Starting: waiting for a node.', since);
  }
  const unready = unreadyContainer(pod);
  if (unready) {
    return starting(
      pod.containers.length > 1
        ? `Starting: waiting until the container ${unready.name} is ready.`
        : 'Starting: waiting until the server is ready.',
      since,
    );
  }
  const init = pod.initContainers.find(({ running }) => running);
  if (init) {
    return starting(
      `Starting: the init container ${init.name} prepares it.`,
      since,
    );
  }
  const sandbox = podCondition(pod, 'PodReadyToStartContainers');
  const mount = options.events?.find(isMountFailure);
  if (mount && sandbox?.status !== 'True') {
    return mountHealth(pod, mount, options);
  }
  return starting(
    sandbox?.status === 'False'
      ? 'Starting: preparing its volumes and network.'
      : 'Starting: pulling the image.',
    since,
  );
}

const MOUNT_FAILURE =
  /^(MountVolume|AttachVolume\.Attach failed|Unable to attach or mount|Multi-Attach error)/;

/** Whether a message of a node says that a volume could not be mounted. @internal */
export function isMountFailure(message: string): boolean {
  return MOUNT_FAILURE.test(message);
}

/**
 * Whether the node stopped answering: the last word of the containers was that
 * all is well, and somebody else says that the Pod is not.
 *
 * @internal
 */
export function isNodeLost(pod: Pod): boolean {
  const ready = podCondition(pod, 'Ready');
  return (
    ready !== undefined &&
    ready.status !== 'True' &&
    !ready.reason &&
    areReady(pod)
  );
}

/** A container that has been running for long and is still not ready. @internal */
export function neverReady(pod: Pod, now: Date): ContainerStatus | undefined {
  const unready = unreadyContainer(pod);
  return unready && hasPassed(READY_PATIENCE, unready.runningSince, now)
    ? unready
    : undefined;
}

/** Whether a Pod serves, in the word of its condition before that of its containers. @internal */
export function isReady(pod: Pod): boolean {
  const ready = podCondition(pod, 'Ready');
  return ready ? ready.status === 'True' : areReady(pod);
}

function areReady({ containers }: Pod): boolean {
  return containers.length > 0 && containers.every(({ ready }) => ready);
}

function mountHealth(
  pod: Pod,
  message: string,
  options: PodHealthOptions,
): PodHealth {
  if (!hasPassed(MOUNT_PATIENCE, pod.createdAt, options.now)) {
    return starting('Starting: preparing its volumes.', pod.createdAt);
  }
  return failed(mountHeadline(message), {
    pod,
    options,
    since: pod.createdAt,
    field: 'event FailedMount',
    text: message,
  });
}

function mountHeadline(message: string): string {
  if (message.startsWith('Multi-Attach')) {
    return 'Its volume is in use on another node.';
  }
  const missing = missingReference(message);
  return missing
    ? `A volume needs the ${missing.kind} ${missing.name}, which does not exist.`
    : 'A volume cannot be attached.';
}

function unreadyContainer(pod: Pod): ContainerStatus | undefined {
  return pod.containers.find(({ running, ready }) => running && !ready);
}
