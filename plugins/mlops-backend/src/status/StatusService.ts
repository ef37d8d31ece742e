import type { Config } from '@backstage/config';
import {
  type ClusterListResult,
  type KubernetesCluster,
  type KubernetesGateway,
  type MlflowServer,
  type MlflowServers,
  readKubernetesConfig,
  isPerUser,
  isShared,
  type KubernetesStore,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { LRUCache } from 'lru-cache';
import { describeFailure } from '../mlflow';
import type { Schemas } from '../openapi';
import { KindProbe } from './KindProbe';
import { clusterPreflight } from './clusterPreflight';
import { missingRules } from './missingRules';

type Status = Schemas['Status'];

/** @internal */
export interface StatusServiceOptions {
  readonly config: Config;
  readonly gateway: Pick<KubernetesGateway, 'listClusters' | 'listPage'>;
  readonly servers: Pick<MlflowServers, 'list' | 'problems'>;
  readonly store: Pick<KubernetesStore, 'reports'>;
}

const TTL_MS = 3_000;

/** How the portal stands with its clusters and servers. @internal */
export class StatusService {
  readonly #options: StatusServiceOptions;
  readonly #probe: KindProbe;
  /** However many look at it, clusters are asked once every few seconds. */
  readonly #latest: LRUCache<string, Status>;

  private constructor(options: StatusServiceOptions) {
    this.#options = options;
    this.#probe = KindProbe.create(options);
    this.#latest = new LRUCache<string, Status>({
      max: 1,
      ttl: TTL_MS,
      ignoreFetchAbort: true,
      fetchMethod: () => this.#look(),
    });
  }

  static create(options: StatusServiceOptions): StatusService {
    return new StatusService(options);
  }

  async status(): Promise<Status> {
    return this.#latest.forceFetch('status');
  }

  async #look(): Promise<Status> {
    const { config, gateway, servers } = this.#options;
    const configured = await gateway.listClusters();
    const clusters = configured.status === 'ok' ? configured.clusters : [];
    const { watchVia, problems } = readKubernetesConfig(config);
    return {
      clusters: await Promise.all(
        clusters.map(one => this.#cluster(one, watchVia.get(one.name))),
      ),
      servers: await Promise.all(servers.list().map(serverStatus)),
      problems: [
        ...problems.map(({ message }) => message),
        ...servers.problems().map(({ message }) => message),
        ...troublesOf(configured),
      ],
    };
  }

  async #cluster(
    cluster: KubernetesCluster,
    watchVia: string | undefined,
  ): Promise<Schemas['ClusterStatus']> {
    const { name, title, authProvider } = cluster;
    const names = { name, title, authProvider };
    if (!isShared(cluster)) {
      return { ...names, watchVia, state: 'per-user', kinds: [] };
    }
    const kinds = await this.#probe.look(name);
    // These are troubles of the cluster and not of a kind.
    const trouble = kinds.find(
      ({ state }) => state === 'unreachable' || state === 'unauthorized',
    );
    return {
      ...names,
      state: trouble?.state ?? 'live',
      message: trouble?.lastError,
      kinds,
      preflight: clusterPreflight(kinds),
      missingRules: rulesFor(kinds, true),
      helpfulRules: rulesFor(kinds, false),
    };
  }
}

/** Those for kinds that pages cannot do without, or for the others. */
function rulesFor(
  kinds: readonly Schemas['KindStatus'][],
  essential: boolean,
): string | undefined {
  const missing = kinds.filter(
    kind => kind.state === 'forbidden' && kind.essential === essential,
  );
  return missing.length > 0
    ? missingRules(missing.map(({ resource }) => resource))
    : undefined;
}

function troublesOf(result: ClusterListResult): readonly string[] {
  if (result.status !== 'ok') {
    return [result.message];
  }
  return result.stale ? [result.stale.message] : [];
}

async function serverStatus({
  config,
  client,
}: MlflowServer): Promise<Schemas['ServerStatus']> {
  const known = { id: config.id, authType: config.auth.type };
  if (isPerUser(config)) {
    return { ...known, state: 'per-user' };
  }
  try {
    await client.searchExperiments({ maxResults: 1 });
    const { version } = await client.info();
    return { ...known, state: 'live', version };
  } catch (error) {
    const { status, message, hint } = describeFailure(error);
    const state = status === 'refused' ? 'unreachable' : status;
    return { ...known, state, message, hint };
  }
}
