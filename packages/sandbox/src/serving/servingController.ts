import { KubernetesClient } from '../kubernetes';
import {
  ControllerManager,
  DeploymentController,
  PodController,
} from '../cluster';
import { InferenceServiceReconciler } from './InferenceServiceReconciler';

export interface ServingControllerOptions {
  client: KubernetesClient;
  /** Where models answer from outside the cluster; endpoints get a host name below `localhost` on its port. */
  gatewayUrl?: string;
  /** Length of artificial waiting: 1 = some seconds until a model serves, 0 = at once. */
  pace?: number;
  /** Told about steps that failed; they are repeated. */
  onProblem?: (message: string) => void;
}

/** Plays KServe's controller in Standard mode, and what a cluster needs to run its Deployments. */
export function startServingController({
  client,
  gatewayUrl = 'http://localhost:7480',
  pace = 1,
  onProblem,
}: ServingControllerOptions): { stop(): Promise<void> } {
  const manager = ControllerManager.create({ client, onProblem });
  manager.add(InferenceServiceReconciler.create(manager, { gatewayUrl }));
  manager.add(DeploymentController.create(manager));
  manager.add(PodController.create(manager, { ownerKind: 'ReplicaSet', pace }));
  manager.start();
  return { stop: () => manager.stop() };
}
