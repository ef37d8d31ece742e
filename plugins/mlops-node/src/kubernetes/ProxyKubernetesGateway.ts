import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  type BulkheadPolicy,
  bulkhead,
  isBulkheadRejectedError,
} from 'cockatiel';
import { LRUCache } from 'lru-cache';
import type {
  ClusterListResult,
  KubernetesGateway,
  KubernetesListRequest,
  KubernetesListResult,
  KubernetesRequestOptions,
} from './KubernetesGateway';
import { KubernetesPluginClient } from './KubernetesPluginClient';
import { listPages } from './listPages';
import { readClusters } from './readClusters';
import { checkCluster } from './resourcePath';
import { unreachable } from './unreachable';

/** @public */
export interface ProxyKubernetesGatewayOptions {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
  readonly fetch?: typeof fetch;
  /** For one page of a list, in milliseconds. */
  readonly timeoutMs?: number;
  /** For one page of a list. */
  readonly maxResponseBytes?: number;
}

const CLUSTERS_TTL_MS = 10_000;
const MAX_CONCURRENT = 8;
const MAX_QUEUED = 500;
const MOST_CLUSTERS = 1000;

/**
 * Reaches clusters through the proxy of Backstage's Kubernetes plugin, and so
 * with the clusters and credentials that are configured there.
 *
 * @public
 */
export class ProxyKubernetesGateway implements KubernetesGateway {
  readonly #client: KubernetesPluginClient;
  readonly #clusters: LRUCache<string, ClusterListResult>;
  /** One for each cluster, so that a hanging one does not hold up the others. */
  readonly #bulkheads = new LRUCache<string, BulkheadPolicy>({
    max: MOST_CLUSTERS,
    memoMethod: () => bulkhead(MAX_CONCURRENT, MAX_QUEUED),
  });

  private constructor(client: KubernetesPluginClient) {
    this.#client = client;
    this.#clusters = new LRUCache<string, ClusterListResult>({
      max: 1,
      ttl: CLUSTERS_TTL_MS,
      // Who waits for an answer gets it, even when it is not kept.
      ignoreFetchAbort: true,
      fetchMethod: async (_key, _stale, { options: entry }) => {
        const result = await readClusters(client);
        if (result.status !== 'ok') {
          // Only requests that are under way share a failure.
          entry.ttl = 1;
        }
        return result;
      },
    });
  }

  static create(
    options: ProxyKubernetesGatewayOptions,
  ): ProxyKubernetesGateway {
    return new ProxyKubernetesGateway(KubernetesPluginClient.create(options));
  }

  async listClusters(
    options?: KubernetesRequestOptions,
  ): Promise<ClusterListResult> {
    options?.signal?.throwIfAborted();
    return this.#clusters.forceFetch('clusters');
  }

  async list(
    request: KubernetesListRequest,
    { signal }: KubernetesRequestOptions = {},
  ): Promise<KubernetesListResult> {
    checkCluster(request.cluster);
    try {
      return await this.#bulkheads
        .memo(request.cluster)
        .execute(() => listPages(this.#client, request, signal), signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (isBulkheadRejectedError(error)) {
        return unreachable(
          `Cluster "${request.cluster}" has too many requests waiting.`,
        );
      }
      throw error;
    }
  }
}
