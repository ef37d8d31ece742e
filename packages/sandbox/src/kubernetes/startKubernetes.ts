import { ApiServer } from './ApiServer';
import { ApiState, PodLogProvider } from './ApiState';
import { RequestLog, Requests } from './control';
import { Fault, Faults, FaultSwitch } from './faults';
import { HttpsListener } from './HttpsListener';
import { KubernetesClient } from './KubernetesClient';
import { ObjectStore } from './ObjectStore';
import { ResourceRegistry } from './ResourceRegistry';
import { bootstrapCluster } from './bootstrapCluster';
import { builtInResources } from './builtInResources';
import { createKubeconfig } from './kubeconfig';
import { Authorizer } from './rbac/Authorizer';
import { accounts, createTokens, SandboxUser } from './rbac/accounts';
import { readCrdDirectory } from './readCrdDirectory';
import { ListSnapshots } from './routes/ListSnapshots';
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
  /** What goes wrong; over HTTP it is `/sandbox/faults`. */
  readonly faults: Faults;
  /** What was asked; over HTTP it is `/sandbox/requests`. */
  readonly requests: Requests;
  close(): Promise<void>;
}

/** How to start the API server. */
export interface KubernetesOptions {
  /** What the kubeconfig calls it. Default: `local`, the name that app-config.yaml uses. */
  readonly name?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** A folder of CustomResourceDefinitions that replace or complete the project's own. */
  readonly crdDirectory?: string;
  readonly podLogs?: PodLogProvider;
  /** How many changes a watch can look back. */
  readonly historyLimit?: number;
  /** How long pages of a list can be turned. Default: five minutes, when the real server compacts its history. */
  readonly continueTokenSeconds?: number;
  /** Answers 429 to readers of custom resources for so long after the start, as a server on existing data. */
  readonly initializingSeconds?: number;
  /** Faults that are there from the start. */
  readonly faults?: readonly Fault[];
  /** Decides about shares and jitter, 0 to 1. */
  readonly random?: () => number;
}

/** Starts a Kubernetes API server on loopback, with its objects in memory. */
export async function startKubernetes(
  options: KubernetesOptions = {},
): Promise<RunningKubernetes> {
  const certificates = await createServerCertificates();
  const listener = HttpsListener.create(certificates);
  const store = ObjectStore.create({ historyLimit: options.historyLimit });
  const registry = ResourceRegistry.create(builtInResources);
  const now = () => new Date();
  const snapshots = ListSnapshots.create({
    now,
    lifetimeSeconds: options.continueTokenSeconds,
  });
  const faults = FaultSwitch.create({
    random: options.random,
    target: {
      refuseConnections: () => listener.refuse(),
      acceptConnections: () => listener.accept(),
      compact: () => {
        store.compact();
        snapshots.clear();
      },
      isCustom: resource => registry.get(resource)?.custom ?? false,
    },
  });
  const requests = RequestLog.create({ now });
  const state: ApiState = {
    store,
    registry,
    authorizer: Authorizer.create(store, {
      denies: (account, access) => faults.denies(account, access),
    }),
    now,
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
      { ...accounts[user], account: user },
    ]),
  );
  const api = ApiServer.create({ state, users, snapshots, faults, requests });
  await listener.start((request, response) => {
    void api.handle(request, response);
  }, options.port ?? 0);
  const { url } = listener;
  const { name = 'local' } = options;
  for (const fault of initialFaults(options)) {
    faults.set(fault);
  }
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
      createKubeconfig({ name, url, caData, tokens, user }),
    setPodLogs: provider => {
      state.podLogs = provider;
    },
    faults,
    requests,
    close: async () => {
      await faults.clear();
      await listener.close();
    },
  };
}

function initialFaults(options: KubernetesOptions): readonly Fault[] {
  const { initializingSeconds: seconds, faults = [] } = options;
  return seconds ? [...faults, { fault: 'initializing', seconds }] : faults;
}
