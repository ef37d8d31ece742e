import { KubernetesClient } from './kubernetes';
import { startNotebookController } from './notebooks';
import { seedCluster } from './scenario';
import { startServingController } from './serving';
import { startPlatformOperators } from './startPlatformOperators';

/** A day without activity, looked at every minute: what Kubeflow's manifests suggest. */
const culling = { idleMinutes: 1440, checkMinutes: 1 };

/** Gives a new cluster its machines and runtimes, and the controllers that play in it. */
export async function startPlayers(
  client: KubernetesClient,
  options: { gatewayUrl: string; pace: number },
): Promise<{ stop(): Promise<void> }> {
  await seedCluster(client);
  const players = [
    startNotebookController({ client, ...options, culling }),
    startServingController({ client, ...options }),
    startPlatformOperators({ client }),
  ];
  return {
    stop: async () => {
      await Promise.all(players.map(player => player.stop()));
    },
  };
}
