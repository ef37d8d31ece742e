import { startKubernetes } from './kubernetes';
import { applySecondCluster, podLogs } from './scenario';
import { startPlayers } from './startPlayers';

/** The cluster that is read with the tokens of users; what it is called in app-config.yaml, too. */
export const secondClusterName = 'second';

/** A second cluster, and what app-config.yaml and tests need to reach it. */
export interface SecondCluster {
  readonly env: Readonly<Record<string, string>>;
  readonly url: string;
  readonly kubeconfig: string;
  close(): Promise<void>;
}

/** Starts it with the namespace `churn-eu`: two notebooks and an endpoint. */
export async function startSecondCluster({
  port,
  crdDirectory,
  ...playing
}: {
  port: number;
  crdDirectory?: string;
  gatewayUrl: string;
  pace: number;
}): Promise<SecondCluster> {
  const name = secondClusterName;
  const options = { name, port, crdDirectory, podLogs };
  const kubernetes = await startKubernetes(options);
  const client = kubernetes.client('admin');
  try {
    const players = await startPlayers(client, playing);
    await applySecondCluster(client);
    const { url, caData, tokens } = kubernetes;
    return {
      env: {
        SANDBOX_SECOND_KUBERNETES_URL: url,
        SANDBOX_SECOND_KUBERNETES_CA_DATA: caData,
        SANDBOX_SECOND_KUBERNETES_TOKEN: tokens.portal,
        SANDBOX_SECOND_KUBERNETES_ALICE_TOKEN: tokens.alice,
        SANDBOX_SECOND_KUBERNETES_BOB_TOKEN: tokens.bob,
      },
      url,
      kubeconfig: kubernetes.kubeconfig(),
      close: async () => {
        await players.stop();
        await kubernetes.close();
      },
    };
  } catch (error) {
    await kubernetes.close();
    throw error;
  }
}
