import type { KubernetesObject } from '../../kubernetes';
import { type Pod, conditionOf, isReady } from '../../cluster';

/** An event, as far as the state depends on it. */
export interface WarningEvent extends KubernetesObject {
  type?: string;
  message?: string;
  lastTimestamp?: string | null;
  involvedObject?: { kind?: string; name?: string };
}

export interface WorkspaceState {
  readonly state:
    | 'Running'
    | 'Terminating'
    | 'Paused'
    | 'Pending'
    | 'Error'
    | 'Unknown';
  readonly stateMessage: string;
}

const GATES: Readonly<Record<string, string>> = {
  Unschedulable: 'is unschedulable',
  SchedulingGated: 'is waiting for scheduling gate',
  SchedulerError: 'has scheduler error',
};

const unknown: WorkspaceState = {
  state: 'Unknown',
  stateMessage: 'Workspace is in an unknown state',
};

/** The state that the controller of Workspaces derives, stale warnings and all. */
export function workspaceState({
  paused,
  pod,
  warnings,
}: {
  readonly paused: boolean;
  readonly pod: Pod | undefined;
  /** Of the StatefulSet and the Pod. */
  readonly warnings: readonly WarningEvent[];
}): WorkspaceState {
  if (!pod) {
    if (paused) {
      return { state: 'Paused', stateMessage: 'Workspace is paused' };
    }
    const warning = newest(warnings, 'StatefulSet');
    return warning === undefined
      ? unknown
      : error(`Workspace StatefulSet has warning event: ${warning}`);
  }
  if (pod.metadata.deletionTimestamp) {
    return { state: 'Terminating', stateMessage: 'Workspace is terminating' };
  }
  return podState(pod, warnings);
}

function podState(pod: Pod, warnings: readonly WarningEvent[]): WorkspaceState {
  const scheduled = conditionOf(pod.status, 'PodScheduled');
  const gate = GATES[scheduled?.reason ?? ''];
  if (scheduled?.status !== 'True' && gate) {
    return error(`Workspace Pod ${gate}: ${scheduled?.message ?? ''}`);
  }
  if (pod.status?.phase === 'Running' && isReady(pod)) {
    return { state: 'Running', stateMessage: 'Workspace is running' };
  }
  const reason = pod.status?.containerStatuses?.find(
    ({ name }) => name === 'main',
  )?.state.waiting?.reason;
  if (reason === 'CrashLoopBackOff' || reason === 'ImagePullBackOff') {
    return error(`Workspace Container is not running (${reason})`);
  }
  const warning = newest(warnings, 'Pod');
  if (warning !== undefined) {
    return error(`Workspace Pod has warning event: ${warning}`);
  }
  return pod.status?.phase === 'Pending'
    ? { state: 'Pending', stateMessage: 'Workspace is pending' }
    : unknown;
}

function error(stateMessage: string): WorkspaceState {
  return { state: 'Error', stateMessage };
}

function newest(
  warnings: readonly WarningEvent[],
  kind: string,
): string | undefined {
  return warnings
    .filter(({ involvedObject }) => involvedObject?.kind === kind)
    .reduce<WarningEvent | undefined>(
      (latest, event) =>
        (event.lastTimestamp ?? '') >= (latest?.lastTimestamp ?? '')
          ? event
          : latest,
      undefined,
    )?.message;
}
