import { startGateway } from './gateway';
import { startGit } from './git';
import { startGitopsLoop } from './gitops';
import { loadManifests, startKubernetes } from './kubernetes';
import { seedLoad } from './load';
import { type MlflowOptions, startMlflow } from './mlflow';
import {
  applyScenario,
  changedSince,
  earlierScenarioManifests,
  podLogs,
  reachEarlierState,
  scenarioEntities,
  scenarioManifests,
} from './scenario';
import { manifestFiles, scenarioRepositories } from './scenarioRepositories';
import { startPlayers } from './startPlayers';
import { startSecondCluster } from './startSecondCluster';

/**
 * `inference` is the gateway: notebooks and models behind one address. It needs Kubernetes and brings it.
 * `second-cluster` is for clusters that are read with the tokens of users.
 */
export const sandboxParts = [
  'kubernetes',
  'mlflow',
  'inference',
  'git',
  'second-cluster',
] as const;
export type SandboxPart = (typeof sandboxParts)[number];

export interface SandboxOptions {
  only?: readonly SandboxPart[];
  /** Files or folders of manifests that are applied beside the scenario's. */
  load?: readonly string[];
  /** Folder of CustomResourceDefinitions that replace the sandbox's own. */
  crdDirectory?: string;
  /** So many notebooks and as many endpoints besides, with recorded states. Default: 0. */
  objects?: number;
  /** Default: 7443, 7480, 7500, 7400 and 7444. 0 takes any free port. */
  ports?: Partial<Record<SandboxPart, number>>;
  /** How MLflow is started, in terms of its own flags. */
  mlflow?: Pick<MlflowOptions, 'basicAuth' | 'staticPrefix' | 'allowedHosts'>;
  /** Length of artificial waiting: 1 = a notebook starts in seconds; 0 = at once. */
  pace?: number;
}

export interface RunningSandbox {
  /** What app-config.yaml refers to as `${SANDBOX_…}`. */
  readonly env: Readonly<Record<string, string>>;
  /** What a person should know, a line each. */
  readonly lines: readonly string[];
  /** Present when Kubernetes runs. */
  readonly kubeconfig?: string;
  /** Present when the second cluster runs. */
  readonly secondKubeconfig?: string;
  close(): Promise<void>;
}

const defaultPorts: Record<SandboxPart, number> = {
  kubernetes: 7443,
  inference: 7480,
  mlflow: 7500,
  git: 7400,
  'second-cluster': 7444,
};

/** Starts the local platform, seeded with the scenario, on loopback. State is in memory. */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<RunningSandbox> {
  const { load = [], crdDirectory, pace = 1, objects = 0 } = options;
  const only = new Set<SandboxPart>(options.only ?? sandboxParts);
  const ports = { ...defaultPorts, ...options.ports };
  const closers: (() => Promise<void>)[] = [];
  const env: Record<string, string> = {};
  const lines: string[] = [];
  let kubeconfig: string | undefined;
  let secondKubeconfig: string | undefined;

  const close = async () => {
    for (const closer of closers.splice(0).reverse()) {
      await closer();
    }
  };

  try {
    const needsKubernetes = only.has('kubernetes') || only.has('inference');
    const kubernetes = needsKubernetes
      ? await startKubernetes({
          port: ports.kubernetes,
          crdDirectory,
          podLogs,
        })
      : undefined;
    let gatewayUrl = `http://localhost:${ports.inference}`;
    if (kubernetes) {
      closers.push(() => kubernetes.close());
      kubeconfig = kubernetes.kubeconfig();
      env.SANDBOX_KUBERNETES_URL = kubernetes.url;
      env.SANDBOX_KUBERNETES_TOKEN = kubernetes.tokens.portal;
      env.SANDBOX_KUBERNETES_CA_DATA = kubernetes.caData;
      const client = kubernetes.client('admin');
      if (only.has('inference')) {
        const gateway = await startGateway({ port: ports.inference, client });
        closers.push(() => gateway.close());
        gatewayUrl = gateway.url;
        env.SANDBOX_GATEWAY_URL = gateway.url;
        lines.push(`Gateway      ${gateway.url} (notebooks and models)`);
      }
      const players = await startPlayers(client, { gatewayUrl, pace });
      closers.push(() => players.stop());
    }

    if (only.has('second-cluster')) {
      const second = await startSecondCluster({
        port: ports['second-cluster'],
        crdDirectory,
        gatewayUrl,
        pace,
      });
      closers.push(() => second.close());
      Object.assign(env, second.env);
      secondKubeconfig = second.kubeconfig;
    }

    if (only.has('git')) {
      const manifests = earlierScenarioManifests({ gatewayUrl });
      const git = await startGit({
        port: ports.git,
        repositories: scenarioRepositories({
          manifests,
          entities: scenarioEntities(),
        }),
      });
      closers.push(() => git.close());
      env.SANDBOX_GIT_HOST = new URL(git.url).host;
      env.SANDBOX_GIT_TOKEN = git.token;
      lines.push(`Git host     ${git.url}`);
      const client = kubernetes?.client('admin');
      const repository = { owner: 'ml-platform', name: 'gitops' };
      const loop = client && startGitopsLoop({ git, ...repository, client });
      if (client && loop) {
        closers.push(() => loop.stop());
        await loop.synced();
        await reachEarlierState(client, { culling: true });
      }
      await git.commit(repository.owner, repository.name, {
        message: 'Correct notebooks of the platform lab',
        files: manifestFiles(
          changedSince(manifests, scenarioManifests({ gatewayUrl })),
        ),
      });
      await loop?.synced();
    } else if (kubernetes) {
      await applyScenario(kubernetes.client('admin'), { gatewayUrl });
    }

    if (kubernetes && objects > 0) {
      const client = kubernetes.client('admin');
      const seeded = await seedLoad(client, { objects, gatewayUrl });
      lines.push(
        `Load         ${objects} notebooks, ${objects} endpoints and ${seeded.pods} Pods in ${seeded.namespaces} namespaces`,
      );
    }

    if (kubernetes && load.length > 0) {
      const loaded = await loadManifests(kubernetes.client('admin'), [...load]);
      lines.push(`Loaded       ${loaded.applied} objects`);
      for (const { file, message } of loaded.problems) {
        lines.push(`  not loaded ${file}: ${message}`);
      }
    }

    if (only.has('mlflow')) {
      const mlflow = await startMlflow({
        ...options.mlflow,
        port: ports.mlflow,
      });
      closers.push(() => mlflow.close());
      env.SANDBOX_MLFLOW_URL = mlflow.url;
      lines.push(`MLflow       ${mlflow.url}`);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { env, lines, kubeconfig, secondKubeconfig, close };
}
