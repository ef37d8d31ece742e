import { createServer } from 'node:https';
import { AddressInfo } from 'node:net';
import { ApiServer } from './ApiServer';
import { ApiState, PodLogProvider } from './ApiState';
import { KubernetesClient } from './KubernetesClient';
import { ObjectStore } from './ObjectStore';
import { ResourceRegistry } from './ResourceRegistry';
import { bootstrapCluster } from './bootstrapCluster';
import { builtInResources } from './builtInResources';
import { createKubeconfig } from './kubeconfig';
import { Authorizer } from './rbac/Authorizer';
import { accounts, createTokens, SandboxUser } from './rbac/accounts';
import { readCrdDirectory } from './readCrdDirectory';
import { createServerCertificates } from './tls';

/** A running API server and the keys to it. */
export interface RunningKubernetes {
  readonly url: string;
  readonly caPem: string;
  /** The CA as kubeconfig and app-config want it: base64. */
  readonly caData: string;
  readonly tokens: Readonly<Record<SandboxUser, string>>;
  /** A client with the rights of a user, by default those of the admin. */
  client(user?: SandboxUser): KubernetesClient;
  /** The text of a kubeconfig with one context per user. */
  kubeconfig(user?: SandboxUser): string;
  /** Sets where container logs come from. */
  setPodLogs(provider: PodLogProvider): void;
  close(): Promise<void>;
}

/** How to start the API server. */
export interface KubernetesOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** A folder of CustomResourceDefinitions that replace or complete the project's own. */
  readonly crdDirectory?: string;
  readonly podLogs?: PodLogProvider;
  /** How many changes a watch can look back. */
  readonly historyLimit?: number;
}

/** Starts a Kubernetes API server on loopback, with its objects in memory. */
export async function startKubernetes(
  options: KubernetesOptions = {},
): Promise<RunningKubernetes> {
  const certificates = await createServerCertificates();
  const store = ObjectStore.create({ historyLimit: options.historyLimit });
  const state: ApiState = {
    store,
    registry: ResourceRegistry.create(builtInResources),
    authorizer: Authorizer.create(store),
    now: () => new Date(),
    podLogs: options.podLogs,
  };
  const crds = options.crdDirectory
    ? await readCrdDirectory(options.crdDirectory)
    : [];
  bootstrapCluster(state, crds);

  const tokens = createTokens();
  const users = new Map(
    (Object.keys(accounts) as SandboxUser[]).map(user => [
      tokens[user],
      accounts[user],
    ]),
  );
  const api = ApiServer.create({ state, users });
  const server = createServer(
    { cert: certificates.certPem, key: certificates.keyPem },
    (request, response) => {
      void api.handle(request, response);
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `https://127.0.0.1:${port}`;
  const { caPem } = certificates;
  const caData = Buffer.from(caPem).toString('base64');
  return {
    url,
    caPem,
    caData,
    tokens,
    client: (user = 'admin') =>
      KubernetesClient.create({ url, ca: caPem, token: tokens[user] }),
    kubeconfig: (user = 'admin') =>
      createKubeconfig({ url, caData, tokens, user }),
    setPodLogs: provider => {
      state.podLogs = provider;
    },
    close: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
