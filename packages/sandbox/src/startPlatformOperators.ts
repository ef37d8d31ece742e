import {
  ControllerManager,
  ControllerOptions,
  SecretReplicator,
} from './cluster';

/** What the team of the platform runs besides Kubeflow and KServe. */
export function startPlatformOperators(options: ControllerOptions): {
  stop(): Promise<void>;
} {
  const manager = ControllerManager.create(options);
  manager.add(SecretReplicator.create(manager));
  manager.start();
  return { stop: () => manager.stop() };
}
