import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  applyScenario,
  startKubernetes,
  startPlayers,
} from '@mlops-portal/sandbox';

export const GATEWAY = 'http://localhost:7480';

/** Answers HTML, as a login page in front of a cluster does. */
async function startLoginPage() {
  const server = createServer((_req, res) => {
    res.setHeader('content-type', 'text/html').end('<h1>Sign in</h1>');
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

/**
 * An API server with the scenario and its controllers, and the Kubernetes
 * plugin's configuration for it, beside clusters that are in trouble.
 */
export async function startPlatform() {
  const kubernetes = await startKubernetes({ port: 0 });
  const client = kubernetes.client('admin');
  const players = await startPlayers(client, { gatewayUrl: GATEWAY, pace: 0 });
  await applyScenario(client, { gatewayUrl: GATEWAY });
  const loginPage = await startLoginPage();
  const cluster = (name: string, token: string, url = kubernetes.url) => ({
    name,
    url,
    authProvider: 'serviceAccount',
    serviceAccountToken: token,
    caData: kubernetes.caData,
    skipMetricsLookup: true,
  });
  const clusters = [
    cluster('local', kubernetes.tokens.portal),
    cluster('limited', kubernetes.tokens.bob),
    cluster('revoked', 'expired'),
    cluster('gone', 'x', 'https://127.0.0.1:1'),
    cluster('login', 'x', loginPage.url),
  ];
  let apiServer: typeof kubernetes | undefined = kubernetes;
  const stopApiServer = async () => {
    if (apiServer) {
      await players.stop();
    }
    await apiServer?.close();
    apiServer = undefined;
  };
  return {
    config: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [{ type: 'config', clusters }],
    },
    /** As an administrator. */
    client,
    faults: kubernetes.faults,
    /** Cluster tokens of people; alice may edit in `churn`. */
    tokens: kubernetes.tokens,
    stopApiServer,
    async close() {
      await stopApiServer();
      await loginPage.close();
    },
  };
}
