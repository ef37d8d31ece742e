import { Condition, Pod, sameValue, StatefulSet, timestamp } from '../cluster';
import { Notebook } from './notebookObjects';

type NotebookStatus = NonNullable<Notebook['status']>;

/** The status that notebook-controller copies together from StatefulSet and Pod. */
export function notebookStatus(
  notebook: Notebook,
  statefulSet: StatefulSet,
  pod: Pod | undefined,
): NotebookStatus {
  const server = pod?.status?.containerStatuses?.find(
    ({ name }) => name === notebook.metadata.name,
  );
  return {
    conditions: (pod?.status?.conditions ?? []).map(copyOf),
    readyReplicas: statefulSet.status?.readyReplicas ?? 0,
    containerState: server?.state ?? {},
  };
}

function copyOf(condition: Condition): Condition {
  const { type, status, reason, message, lastTransitionTime } = condition;
  return {
    type,
    status,
    lastProbeTime: timestamp(),
    lastTransitionTime,
    ...(reason ? { reason } : {}),
    ...(message ? { message } : {}),
  };
}

/** The probe time moves at each look and is no news by itself. */
export function isSameStatus(
  a: NotebookStatus,
  b: NotebookStatus | undefined,
): boolean {
  const timeless = (status: NotebookStatus | undefined) => ({
    ...status,
    conditions: status?.conditions?.map(condition => ({
      ...condition,
      lastProbeTime: undefined,
    })),
  });
  return sameValue(timeless(a), timeless(b));
}
