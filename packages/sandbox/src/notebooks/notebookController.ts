import { KubernetesClient } from '../kubernetes';
import {
  ControllerManager,
  PodController,
  QuotaController,
  StatefulSetController,
  VolumeClaimController,
} from '../cluster';
import { ActivityMarker, Culling } from './ActivityMarker';
import { EventReissuer } from './EventReissuer';
import { NotebookReconciler } from './NotebookReconciler';
import { WorkspaceReconciler } from './workspaces/WorkspaceReconciler';

export interface NotebookControllerOptions {
  client: KubernetesClient;
  /** Length of artificial waiting: 1 = a notebook runs after about 4 s, 0 = at once. */
  pace?: number;
  /** Stops notebooks that seem idle. Off unless given, as ENABLE_CULLING is. */
  culling?: Culling;
  /** Told about steps that failed; they are repeated. */
  onProblem?: (message: string) => void;
}

/** Plays Kubeflow's notebook-controller, the one of Workspaces, and what a cluster needs to run its StatefulSets. */
export function startNotebookController({
  client,
  pace = 1,
  culling,
  onProblem,
}: NotebookControllerOptions): { stop(): Promise<void> } {
  const manager = ControllerManager.create({ client, onProblem });
  manager.add(NotebookReconciler.create(manager));
  manager.add(WorkspaceReconciler.create(manager));
  manager.add(ActivityMarker.create(manager, culling));
  manager.add(EventReissuer.create(manager));
  manager.add(StatefulSetController.create(manager, { pace }));
  manager.add(QuotaController.create(manager));
  manager.add(VolumeClaimController.create(manager, { pace }));
  manager.add(
    PodController.create(manager, { ownerKind: 'StatefulSet', pace }),
  );
  manager.start();
  return { stop: () => manager.stop() };
}
