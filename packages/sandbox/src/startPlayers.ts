import { KubernetesClient } from './kubernetes';
import { startNotebookController } from './notebooks';
import { seedCluster } from './scenario';
import { startServingController } from './serving';

/** Gives a new cluster its machines and runtimes, and the controllers that play in it. */
export async function startPlayers(
  client: KubernetesClient,
  options: { gatewayUrl: string; pace: number },
): Promise<{ stop(): Promise<void> }> {
  await seedCluster(client);
  const players = [
    startNotebookController({ client, ...options }),
    startServingController({ client, ...options }),
  ];
  return {
    stop: async () => {
      await Promise.all(players.map(player => player.stop()));
    },
  };
}
