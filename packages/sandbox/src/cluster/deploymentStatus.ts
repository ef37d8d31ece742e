import { Condition, conditionOf, Deployment, isReady, Pod } from './objects';
import { timestamp } from './time';

interface Rollout {
  readonly deployment: Deployment;
  /** Name of the ReplicaSet of the present template. */
  readonly replicaSet: string;
  readonly updated: readonly Pod[];
  readonly outdated: readonly Pod[];
}

/** Counts and the conditions Available and Progressing, worded as the Deployment controller does. */
export function deploymentStatus(rollout: Rollout) {
  const { deployment, replicaSet, updated, outdated } = rollout;
  const wanted = deployment.spec.replicas ?? 1;
  const ready = [...updated, ...outdated].filter(isReady).length;
  const available = ready >= wanted;
  const done =
    updated.filter(isReady).length >= wanted && outdated.length === 0;
  const missing = updated.length + outdated.length - ready;
  return {
    observedGeneration: deployment.metadata.generation ?? 1,
    replicas: updated.length + outdated.length,
    updatedReplicas: updated.length,
    ...(ready ? { readyReplicas: ready, availableReplicas: ready } : {}),
    ...(missing ? { unavailableReplicas: missing } : {}),
    conditions: [
      condition(deployment, {
        type: 'Available',
        status: available ? 'True' : 'False',
        reason: available
          ? 'MinimumReplicasAvailable'
          : 'MinimumReplicasUnavailable',
        message: available
          ? 'Deployment has minimum availability.'
          : 'Deployment does not have minimum availability.',
      }),
      condition(deployment, {
        type: 'Progressing',
        status: 'True',
        reason: done ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated',
        message: done
          ? `ReplicaSet "${replicaSet}" has successfully progressed.`
          : `ReplicaSet "${replicaSet}" is progressing.`,
      }),
    ],
  };
}

function condition({ status }: Deployment, next: Condition): Condition {
  const before = conditionOf(status, next.type);
  const same =
    before?.status === next.status &&
    before.reason === next.reason &&
    before.message === next.message;
  const now = timestamp();
  return {
    type: next.type,
    status: next.status,
    lastUpdateTime: same ? before.lastUpdateTime : now,
    lastTransitionTime:
      before?.status === next.status ? before.lastTransitionTime : now,
    reason: next.reason,
    message: next.message,
  };
}
