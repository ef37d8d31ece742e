import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type {
  KubernetesObject,
  KubernetesResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import {
  type BulkheadPolicy,
  bulkhead,
  isBulkheadRejectedError,
} from 'cockatiel';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type {
  ClusterListResult,
  KubernetesFailure,
  KubernetesGateway,
  KubernetesListRequest,
  KubernetesListResult,
  KubernetesRequestOptions,
} from './KubernetesGateway';
import { type Answer, readAnswer, unreachable } from './readAnswer';
import { checkCluster, resourcePath } from './resourcePath';

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

const PLUGIN = 'The Kubernetes plugin';
const PAGE_SIZE = 500;
const MAX_PAGES = 100;
const CLUSTERS_TTL_MS = 10_000;
const MAX_CONCURRENT = 8;
const MAX_QUEUED = 500;

const clustersSchema = z.object({
  items: z.array(
    z.object({
      name: z.string().min(1),
      title: z.string().optional(),
      authProvider: z.string().catch(''),
    }),
  ),
});

const listSchema = z.object({
  metadata: z.object({ continue: z.string().optional() }).optional(),
  // An empty list is null for some servers.
  items: z.array(z.looseObject({})).nullable(),
});

/**
 * Reaches clusters through the proxy of Backstage's Kubernetes plugin, and so
 * with the clusters and credentials that are configured there.
 *
 * @public
 */
export class ProxyKubernetesGateway implements KubernetesGateway {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  readonly #fetch: typeof fetch;
  readonly #timeoutMs: number;
  readonly #maxBytes: number;
  readonly #clusters: LRUCache<string, ClusterListResult>;
  /** One for each cluster, so that a hanging one does not hold up the others. */
  readonly #bulkheads = new LRUCache<string, BulkheadPolicy>({
    max: 1000,
    memoMethod: () => bulkhead(MAX_CONCURRENT, MAX_QUEUED),
  });

  private constructor(options: ProxyKubernetesGatewayOptions) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
    // Looked up late, so that what replaces the global one afterwards is used.
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
    this.#timeoutMs = options.timeoutMs ?? 10_000;
    this.#maxBytes = options.maxResponseBytes ?? 64 * 1024 * 1024;
    this.#clusters = new LRUCache<string, ClusterListResult>({
      max: 1,
      ttl: CLUSTERS_TTL_MS,
      // Who waits for an answer gets it, even when it is not kept.
      ignoreFetchAbort: true,
      fetchMethod: async (_key, _stale, { options: entry }) => {
        const result = await this.#readClusters();
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
    return new ProxyKubernetesGateway(options);
  }

  async listClusters(
    options?: KubernetesRequestOptions,
  ): Promise<ClusterListResult> {
    options?.signal?.throwIfAborted();
    return this.#clusters.forceFetch('clusters');
  }

  async list(
    request: KubernetesListRequest,
    options: KubernetesRequestOptions = {},
  ): Promise<KubernetesListResult> {
    checkCluster(request.cluster);
    resourcePath(request.resource, request.namespace);
    try {
      return await this.#bulkheads
        .memo(request.cluster)
        .execute(() => this.#listPages(request, options), options.signal);
    } catch (error) {
      options.signal?.throwIfAborted();
      if (isBulkheadRejectedError(error)) {
        return unreachable(
          `Cluster "${request.cluster}" has too many requests waiting.`,
        );
      }
      throw error;
    }
  }

  async #listPages(
    request: KubernetesListRequest,
    options: KubernetesRequestOptions,
    mayRestart = true,
  ): Promise<KubernetesListResult> {
    const where = `Cluster "${request.cluster}"`;
    const resource = nameOf(request.resource);
    const what =
      request.namespace === undefined
        ? resource
        : `${resource} in namespace "${request.namespace}"`;
    const items: KubernetesObject[] = [];
    let token: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await this.#get(
        `proxy/${resourcePath(request.resource, request.namespace)}`,
        {
          limit: `${PAGE_SIZE}`,
          continue: token,
          labelSelector: request.labelSelector,
          fieldSelector: request.fieldSelector,
        },
        {
          where,
          resource,
          what,
          cluster: request.cluster,
          signal: options.signal,
        },
      );
      if (answer.status === 'expired') {
        return mayRestart
          ? this.#listPages(request, options, false)
          : unreachable(`${where} changes faster than ${what} can be read.`);
      }
      if (answer.status !== 'ok') {
        return answer;
      }
      const list = listSchema.safeParse(answer.body);
      if (!list.success) {
        return unreachable(`${where} did not answer with a list of ${what}.`);
      }
      for (const item of list.data.items ?? []) {
        items.push(request.managedFields ? item : withoutManagedFields(item));
      }
      token = list.data.metadata?.continue || undefined;
      if (!token) {
        return { status: 'ok', items, asOf: new Date().toISOString() };
      }
    }
    return unreachable(
      `${where} has more than ${PAGE_SIZE * MAX_PAGES} of ${what}.`,
    );
  }

  async #readClusters(): Promise<ClusterListResult> {
    const answer = await this.#get(
      'clusters',
      {},
      { where: PLUGIN, resource: 'clusters', what: 'clusters' },
    );
    if (answer.status === 'expired' || answer.status === 'not-installed') {
      return {
        status: 'not-installed',
        message: `${PLUGIN} is not installed: add @backstage/plugin-kubernetes-backend to the backend.`,
      };
    }
    if (answer.status !== 'ok') {
      return answer;
    }
    const clusters = clustersSchema.safeParse(answer.body);
    return clusters.success
      ? { status: 'ok', clusters: clusters.data.items }
      : unreachable(`${PLUGIN} did not answer with a list of clusters.`);
  }

  async #get(
    path: string,
    query: Readonly<Record<string, string | undefined>>,
    target: {
      where: string;
      resource: string;
      what: string;
      cluster?: string;
      signal?: AbortSignal;
    },
  ): Promise<Answer> {
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    const signal = target.signal
      ? AbortSignal.any([target.signal, timeout])
      : timeout;
    try {
      const url = new URL(
        `${await this.#discovery.getBaseUrl('kubernetes')}/${path}`,
      );
      for (const [key, value] of Object.entries(query)) {
        if (value !== undefined) {
          url.searchParams.set(key, value);
        }
      }
      const response = await this.#fetch(url, {
        headers: await this.#headers(target.cluster),
        // The proxy hands redirects through; one could point anywhere.
        redirect: 'manual',
        signal,
      });
      return await readAnswer(response, {
        where: target.where,
        resource: target.resource,
        what: target.what,
        maxBytes: this.#maxBytes,
      });
    } catch (error) {
      target.signal?.throwIfAborted();
      return this.#failure(target.where, timeout.aborted, error);
    }
  }

  async #headers(cluster: string | undefined): Promise<Record<string, string>> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'kubernetes',
    });
    return {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...(cluster !== undefined && { 'backstage-kubernetes-cluster': cluster }),
    };
  }

  #failure(where: string, late: boolean, error: unknown): KubernetesFailure {
    if (late) {
      return unreachable(
        `${where} did not answer within ${this.#timeoutMs / 1000} seconds.`,
      );
    }
    const cause = error instanceof Error ? error.cause : undefined;
    const code = (cause as { code?: unknown } | undefined)?.code;
    return unreachable(
      `${where} cannot be reached${
        typeof code === 'string' ? ` (${code})` : ''
      }.`,
    );
  }
}

function nameOf({ group, plural }: KubernetesResource): string {
  return group === '' ? plural : `${plural}.${group}`;
}

function withoutManagedFields(object: KubernetesObject): KubernetesObject {
  if (object.metadata?.managedFields === undefined) {
    return object;
  }
  const { managedFields: _dropped, ...metadata } = object.metadata;
  return { ...object, metadata };
}
