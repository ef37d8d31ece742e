import {
  Condition,
  conditionOf,
  Container,
  ContainerState,
  ContainerStatus,
  Pod,
  PodStatus,
} from './objects';
import { shortHash } from './hash';
import { qosClass } from './podResources';
import { timestamp } from './time';

/** States by container name, as the kubelet sees them at one moment. */
export interface ContainerStates {
  readonly init: readonly ContainerState[];
  readonly main: readonly ContainerState[];
  /** Running and answering its readiness probe. */
  readonly ready: boolean;
}

/** The whole status of a Pod that has a node, from the states of its containers. */
export function podStatus(
  pod: Pod,
  { init, main, ready }: ContainerStates,
  hostIP: string,
): PodStatus {
  const { spec, status } = pod;
  const initialized = init.every(state => state.terminated);
  const sandboxed = [...init, ...main].some(
    state =>
      state.running ||
      state.terminated ||
      /^(ErrImagePull|ImagePullBackOff)$/.test(state.waiting?.reason ?? ''),
  );
  const podIP = `10.244.1.${
    2 + (parseInt(shortHash(pod.metadata.uid, 6), 16) % 250)
  }`;
  const mainReady = main.map(state => Boolean(state.running) && ready);
  return {
    phase: main.some(state => state.running) ? 'Running' : 'Pending',
    conditions: [
      condition(pod, 'PodReadyToStartContainers', sandboxed),
      condition(pod, 'Initialized', initialized, [
        'ContainersNotInitialized',
        'incomplete',
        names(
          spec.initContainers,
          init.map(state => !state.terminated),
        ),
      ]),
      ...['Ready', 'ContainersReady'].map(type =>
        condition(pod, type, mainReady.every(Boolean), [
          'ContainersNotReady',
          'unready',
          names(
            spec.containers,
            mainReady.map(each => !each),
          ),
        ]),
      ),
      condition(pod, 'PodScheduled', true),
    ],
    hostIP,
    ...(sandboxed ? { podIP, podIPs: [{ ip: podIP }] } : {}),
    startTime: status?.startTime ?? timestamp(),
    ...(spec.initContainers?.length
      ? {
          initContainerStatuses: spec.initContainers.map((container, index) =>
            containerStatus(pod, container, init[index], false),
          ),
        }
      : {}),
    containerStatuses: spec.containers.map((container, index) =>
      containerStatus(pod, container, main[index], mainReady[index]),
    ),
    qosClass: qosClass(pod),
  };
}

/** The status of a Pod that no node can take. */
export function unscheduledStatus(pod: Pod, message: string): PodStatus {
  const failed: Condition = {
    type: 'PodScheduled',
    status: 'False',
    lastProbeTime: null,
    lastTransitionTime:
      conditionOf(pod.status, 'PodScheduled')?.lastTransitionTime ??
      timestamp(),
    reason: 'Unschedulable',
    message,
  };
  return { phase: 'Pending', conditions: [failed], qosClass: qosClass(pod) };
}

function names(
  containers: readonly Container[] = [],
  selected: readonly boolean[],
): string {
  return containers
    .filter((_, index) => selected[index])
    .map(({ name }) => name)
    .join(' ');
}

function condition(
  pod: Pod,
  type: string,
  holds: boolean,
  [reason, word, containers]: readonly string[] = [],
): Condition {
  const status = holds ? 'True' : 'False';
  const before = conditionOf(pod.status, type);
  return {
    type,
    status,
    lastProbeTime: null,
    lastTransitionTime:
      before?.status === status ? before.lastTransitionTime : timestamp(),
    ...(holds || !reason
      ? {}
      : {
          reason,
          message: `containers with ${word} status: [${containers}]`,
        }),
  };
}

function containerStatus(
  pod: Pod,
  { name, image = '' }: Container,
  state: ContainerState,
  ready: boolean,
): ContainerStatus {
  const pulled = Boolean(state.running || state.terminated);
  const digest = shortHash(image, 64);
  return {
    name,
    state,
    lastState: {},
    ready: ready || state.terminated?.exitCode === 0,
    restartCount: 0,
    image,
    imageID: pulled ? `${image.replace(/:[^/:]*$/, '')}@sha256:${digest}` : '',
    ...(pulled
      ? {
          containerID: `containerd://${shortHash(
            [pod.metadata.uid, name],
            64,
          )}`,
        }
      : {}),
    started: Boolean(state.running),
  };
}
