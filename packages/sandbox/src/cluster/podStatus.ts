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

/** What a container went through before; names are unique in a Pod. */
export interface ContainerPast {
  readonly lastState: ContainerState;
  readonly restartCount: number;
}

/** States of the containers, in the order of the spec, as the kubelet sees them at one moment. */
export interface ContainerStates {
  readonly init: readonly ContainerState[];
  readonly main: readonly ContainerState[];
  /** Answering the readiness probe; one value holds for all main containers. Only what runs is ready. */
  readonly ready: boolean | readonly boolean[];
  readonly past?: Readonly<Record<string, ContainerPast>>;
  /** The kubelet has ended the Pod. */
  readonly failure?: { readonly reason: string; readonly message: string };
}

/** The whole status of a Pod that has a node, from the states of its containers. */
export function podStatus(
  pod: Pod,
  { init, main, ready, past = {}, failure }: ContainerStates,
  hostIP: string,
): PodStatus {
  const { spec, status } = pod;
  const initialized = init.every(state => state.terminated?.exitCode === 0);
  const sandboxed = [...init, ...main].some(
    state =>
      state.running ||
      state.terminated ||
      // What fails after the volumes are there and the network is up.
      !/^(ContainerCreating|PodInitializing)$/.test(
        state.waiting?.reason ?? '',
      ),
  );
  const podIP = `10.244.1.${
    2 + (parseInt(shortHash(pod.metadata.uid, 6), 16) % 250)
  }`;
  const mainReady = main.map(
    (state, index) =>
      Boolean(state.running) &&
      (typeof ready === 'boolean' ? ready : ready[index]),
  );
  const begun = spec.containers.some(
    ({ name }, index) =>
      main[index].running || main[index].terminated || past[name],
  );
  if (failure) {
    return { ...status, phase: 'Failed', ...failure };
  }
  return {
    phase: begun ? 'Running' : 'Pending',
    conditions: [
      condition(pod, 'PodReadyToStartContainers', sandboxed),
      condition(pod, 'Initialized', initialized, [
        'ContainersNotInitialized',
        'incomplete',
        names(
          spec.initContainers,
          init.map(state => state.terminated?.exitCode !== 0),
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
            containerStatus(pod, container, {
              state: init[index],
              ready: init[index].terminated?.exitCode === 0,
              past: past[container.name],
            }),
          ),
        }
      : {}),
    containerStatuses: spec.containers.map((container, index) =>
      containerStatus(pod, container, {
        state: main[index],
        ready: mainReady[index],
        past: past[container.name],
      }),
    ),
    qosClass: qosClass(pod),
  };
}

/** The status of a Pod that no node can take. */
export function unscheduledStatus(
  pod: Pod,
  message: string,
  reason = 'Unschedulable',
): PodStatus {
  const failed: Condition = {
    type: 'PodScheduled',
    status: 'False',
    lastProbeTime: null,
    lastTransitionTime:
      conditionOf(pod.status, 'PodScheduled')?.lastTransitionTime ??
      timestamp(),
    reason,
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
  {
    state,
    ready,
    past,
  }: { state: ContainerState; ready: boolean; past?: ContainerPast },
): ContainerStatus {
  const pulled = Boolean(state.running || state.terminated || past);
  const digest = shortHash(image, 64);
  return {
    name,
    state,
    lastState: past?.lastState ?? {},
    ready,
    restartCount: past?.restartCount ?? 0,
    image,
    imageID: pulled ? `${image.replace(/:[^/:]*$/, '')}@sha256:${digest}` : '',
    ...(pulled
      ? {
          containerID: `containerd://${shortHash(
            past
              ? [pod.metadata.uid, name, past.restartCount]
              : [pod.metadata.uid, name],
            64,
          )}`,
        }
      : {}),
    started: Boolean(state.running),
  };
}
