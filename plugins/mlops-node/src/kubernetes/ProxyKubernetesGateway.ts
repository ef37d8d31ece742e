import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { KubernetesResource } from '@mlops-portal/backstage-plugin-mlops-common';
import {
  type BulkheadPolicy,
  bulkhead,
  isBulkheadRejectedError,
} from 'cockatiel';
import { LRUCache } from 'lru-cache';
import { type Clock, systemClock } from './Clock';
import type {
  ClusterListResult,
  KubernetesFailure,
  KubernetesGateway,
  KubernetesListRequest,
  KubernetesListResult,
  KubernetesRequestOptions,
} from './KubernetesGateway';
import { KnownClusters } from './KnownClusters';
import { KubernetesPluginClient } from './KubernetesPluginClient';
import type {
  KubernetesAccessRequest,
  KubernetesAccessResult,
  KubernetesDeleteRequest,
  KubernetesDeleteResult,
  KubernetesLogRequest,
  KubernetesLogResult,
  KubernetesObjectRequest,
  KubernetesObjectResult,
  KubernetesPageRequest,
  KubernetesPageResult,
  KubernetesPatchRequest,
  KubernetesServedRequest,
  KubernetesServedResult,
  KubernetesWatchEvent,
  KubernetesWatchRequest,
} from './KubernetesRequests';
import { listPages } from './listPages';
import { readClusters } from './readClusters';
import { readLogs } from './readLogs';
import { askForPage, readPage } from './readPage';
import { readPages } from './readPages';
import { readServed } from './readServed';
import { checkCluster } from './resourcePath';
import type { ClusterLane } from './sharedLane';
import { reviewOwnAccess } from './reviewOwnAccess';
import { sendForObject } from './sendForObject';
import { unreachable } from './unreachable';
import { type WatchTiming, watchEvents } from './watchEvents';
import { isSecret, withoutSecretValues } from './withoutSecretValues';

/** @public */
export interface ProxyKubernetesGatewayOptions {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
  readonly fetch?: typeof fetch;
  /** For one page of a list, in milliseconds. */
  readonly timeoutMs?: number;
  /** For one page of a list. */
  readonly maxResponseBytes?: number;
  /** For what watches wait for. */
  readonly clock?: Clock;
  /** Between 0 and 1, so that watches do not all end at the same time. */
  readonly random?: () => number;
  /** By name of the cluster, where it does not follow from how the plugin signs in. */
  readonly lanes?: ReadonlyMap<string, ClusterLane>;
}

const PAGE_SIZE = 500;
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
  readonly #timing: WatchTiming;
  readonly #clusters: KnownClusters;
  /** One for each cluster, so that a hanging one does not hold up the others. */
  readonly #bulkheads = new LRUCache<string, BulkheadPolicy>({
    max: MOST_CLUSTERS,
    memoMethod: () => bulkhead(MAX_CONCURRENT, MAX_QUEUED),
  });

  private constructor(
    client: KubernetesPluginClient,
    timing: WatchTiming,
    lanes: ReadonlyMap<string, ClusterLane>,
  ) {
    this.#client = client;
    this.#timing = timing;
    this.#clusters = new KnownClusters({
      read: () => readClusters(client, lanes),
      clock: timing.clock,
    });
  }

  static create(
    options: ProxyKubernetesGatewayOptions,
  ): ProxyKubernetesGateway {
    const { clock = systemClock, random = Math.random } = options;
    return new ProxyKubernetesGateway(
      KubernetesPluginClient.create(options),
      { clock, random },
      options.lanes ?? new Map(),
    );
  }

  async listClusters(
    options?: KubernetesRequestOptions,
  ): Promise<ClusterListResult> {
    options?.signal?.throwIfAborted();
    return this.#clusters.list();
  }

  async list(
    request: KubernetesListRequest,
    options: KubernetesRequestOptions = {},
  ): Promise<KubernetesListResult> {
    refuseSecrets(request.resource);
    return listPages(request, () =>
      this.listPages({ ...request, limit: PAGE_SIZE }, options),
    );
  }

  async *listPages(
    request: KubernetesPageRequest,
    options: KubernetesRequestOptions = {},
  ): AsyncGenerator<KubernetesPageResult, void, undefined> {
    refuseSecrets(request.resource);
    yield* readPages(request, (page, ended) => {
      const signal = options.signal
        ? AbortSignal.any([options.signal, ended])
        : ended;
      return this.#bounded(page.cluster, { signal }, () =>
        askForPage(this.#client, page, { ...options, signal }),
      );
    });
  }

  async listPage(
    request: KubernetesPageRequest,
    options: KubernetesRequestOptions = {},
  ): Promise<KubernetesPageResult> {
    refuseSecrets(request.resource);
    return this.#bounded(request.cluster, options, () =>
      readPage(this.#client, request, options),
    );
  }

  async get(
    request: KubernetesObjectRequest,
    options: KubernetesRequestOptions = {},
  ): Promise<KubernetesObjectResult> {
    const result = await this.#bounded(request.cluster, options, () =>
      sendForObject(this.#client, request, options, { verb: 'get' }),
    );
    return result.status === 'ok' && isSecret(request.resource)
      ? { ...result, object: withoutSecretValues(result.object) }
      : result;
  }

  watch(
    request: KubernetesWatchRequest,
    options: KubernetesRequestOptions = {},
  ): AsyncGenerator<KubernetesWatchEvent, void, undefined> {
    refuseSecrets(request.resource);
    checkCluster(request.cluster);
    return watchEvents(this.#client, request, options, this.#timing);
  }

  async patch(
    request: KubernetesPatchRequest,
    options: KubernetesRequestOptions = {},
  ): Promise<KubernetesObjectResult> {
    refuseSecrets(request.resource);
    return this.#bounded(request.cluster, options, () =>
      sendForObject(this.#client, request, options, {
        verb: 'patch',
        method: 'PATCH',
        query: { fieldManager: request.fieldManager },
        contentType: 'application/merge-patch+json',
        body: JSON.stringify(request.patch),
      }),
    );
  }

  async delete(
    request: KubernetesDeleteRequest,
    options: KubernetesRequestOptions = {},
  ): Promise<KubernetesDeleteResult> {
    refuseSecrets(request.resource);
    const { uid } = request;
    const result = await this.#bounded(request.cluster, options, () =>
      sendForObject(this.#client, request, options, {
        verb: 'delete',
        method: 'DELETE',
        contentType: 'application/json',
        body: JSON.stringify({
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          propagationPolicy: 'Background',
          ...(uid !== undefined && { preconditions: { uid } }),
        }),
      }),
    );
    return result.status === 'ok' ? { status: 'ok' } : result;
  }

  async logs(
    request: KubernetesLogRequest,
    options: KubernetesRequestOptions = {},
  ): Promise<KubernetesLogResult> {
    return this.#bounded(request.cluster, options, () =>
      readLogs(this.#client, request, options),
    );
  }

  async selfSubjectAccessReview(
    request: KubernetesAccessRequest,
    options: KubernetesRequestOptions = {},
  ): Promise<KubernetesAccessResult> {
    return this.#bounded(request.cluster, options, () =>
      reviewOwnAccess(this.#client, request, options),
    );
  }

  async isServed(
    request: KubernetesServedRequest,
    options: KubernetesRequestOptions = {},
  ): Promise<KubernetesServedResult> {
    return this.#bounded(request.cluster, options, () =>
      readServed(this.#client, request, options),
    );
  }

  async #bounded<T>(
    cluster: string,
    { signal }: KubernetesRequestOptions,
    ask: () => Promise<T>,
  ): Promise<T | KubernetesFailure> {
    checkCluster(cluster);
    try {
      return await this.#bulkheads.memo(cluster).execute(ask, signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (isBulkheadRejectedError(error)) {
        return unreachable(
          `Cluster "${cluster}" has too many requests waiting.`,
        );
      }
      throw error;
    }
  }
}

/** Of a Secret there is only what `get` leaves of it. */
function refuseSecrets(resource: KubernetesResource) {
  if (isSecret(resource)) {
    throw new Error('Of Secrets only names are read, one Secret at a time.');
  }
}
