import { KubernetesObject, recordedLabel } from '../kubernetes';
import {
  Container,
  ContainerState,
  Pod,
  PodSpec,
  podStatus,
  timestamp,
  unscheduledStatus,
} from '../cluster';

/** Where an object of the load belongs. */
export interface Place {
  readonly namespace: string;
  /** Component of the catalog. */
  readonly component: string;
  /** Counts through all objects; decides about name and state. */
  readonly index: number;
}

/** An object with its status, and the Pod that it would have. */
export interface Recorded {
  readonly object: KubernetesObject;
  readonly pod?: Pod;
}

export type PodState = 'running' | 'pull-fails' | 'starting' | 'unschedulable';

export const recordedLabels = { [recordedLabel]: 'true' };

export const nameOf = (kind: string, { index }: Place) =>
  `${kind}-${String(index).padStart(5, '0')}`;

/** Machines of its own, so that the load takes no room from what really runs. */
const nodeOf = ({ index }: Place) => `load-worker-${index % 40}`;

const states: Readonly<
  Record<
    Exclude<PodState, 'unschedulable'>,
    (container: Container) => ContainerState
  >
> = {
  running: () => ({ running: { startedAt: timestamp() } }),
  starting: () => ({ waiting: { reason: 'ContainerCreating' } }),
  'pull-fails': ({ image }) => ({
    waiting: {
      reason: 'ImagePullBackOff',
      message: `Back-off pulling image "${image}": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "${image}": not found`,
    },
  }),
};

/** A Pod as the kubelet, or the scheduler, would have left it. */
export function recordedPod(
  place: Place,
  metadata: { name: string; labels: Record<string, string> },
  spec: PodSpec,
  state: PodState,
): Pod {
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: metadata.name,
      namespace: place.namespace,
      labels: { ...metadata.labels, ...recordedLabels },
    },
    spec:
      state === 'unschedulable' ? spec : { ...spec, nodeName: nodeOf(place) },
  };
  if (state === 'unschedulable') {
    const message =
      '0/40 nodes are available: 40 Insufficient nvidia.com/gpu. preemption: 0/40 nodes are available: 40 No preemption victims found for incoming pod.';
    return { ...pod, status: unscheduledStatus(pod, message) };
  }
  const now = timestamp();
  const init = (spec.initContainers ?? []).map(() => ({
    terminated: {
      exitCode: 0,
      reason: 'Completed',
      startedAt: now,
      finishedAt: now,
    },
  }));
  const main = spec.containers.map(states[state]);
  const ready = state === 'running';
  const address = `10.1.0.${2 + (place.index % 40)}`;
  // Addresses and identities come from the uid, which only the server gives.
  const known = { ...pod, metadata: { ...pod.metadata, uid: metadata.name } };
  const status = podStatus(known, { init, main, ready }, address);
  return { ...pod, status };
}
