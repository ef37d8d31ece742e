import { ContainerStatus } from './ContainerStatus';
import { Pod } from './Pod';
import {
  PodHealth,
  PodHealthOptions,
  ageOf,
  failed,
  podCondition,
  starting,
} from './podHealthResult';

const MOUNT_PATIENCE = 30_000;
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
  const allReady =
    pod.containers.length > 0 &&
    pod.containers.every(container => container.ready);
  if (ready ? ready.status === 'True' : allReady) {
    return { state: 'running', headline: 'Running.', since: ready?.since };
  }
  // The node stopped answering: its last word was that all is well.
  if (ready && allReady && !ready.reason) {
    const node = pod.node ? `The node ${pod.node}` : 'The node';
    return failed(`${node} that it runs on does not answer.`, {
      pod,
      options,
      since: ready.since,
      field: 'status.conditions[Ready].status',
      text: ready.status,
    });
  }
  const unready = unreadyContainer(pod);
  if (!unready || ageOf(unready.runningSince, options.now) < READY_PATIENCE) {
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
  const mount = options.events?.find(event =>
    /^(MountVolume|AttachVolume\.Attach failed|Unable to attach or mount|Multi-Attach error)/.test(
      event,
    ),
  );
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

function mountHealth(
  pod: Pod,
  message: string,
  options: PodHealthOptions,
): PodHealth {
  if (ageOf(pod.createdAt, options.now) < MOUNT_PATIENCE) {
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
  const missing = /(secret|configmap) "([^"]+)" not found/i.exec(message);
  if (!missing) {
    return 'A volume cannot be attached.';
  }
  const kind = missing[1].toLowerCase() === 'secret' ? 'Secret' : 'ConfigMap';
  return `A volume needs the ${kind} ${missing[2]}, which does not exist.`;
}

function unreadyContainer(pod: Pod): ContainerStatus | undefined {
  return pod.containers.find(({ running, ready }) => running && !ready);
}
