import {
  type KubernetesObject,
  matchesLabels,
  parseLabelSelector,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  ClusterListResult,
  KubernetesFailure,
  KubernetesGateway,
  KubernetesDeleteRequest,
  KubernetesListRequest,
  KubernetesListResult,
  KubernetesLogRequest,
  KubernetesLogResult,
  KubernetesObjectRequest,
  KubernetesPageRequest,
  KubernetesPageResult,
  KubernetesPatchRequest,
  KubernetesRequestOptions,
  KubernetesWatchEvent,
  KubernetesWatchRequest,
} from '@mlops-portal/backstage-plugin-mlops-node';

type Failing = (
  request: KubernetesListRequest,
) => KubernetesFailure | undefined;

/** Clusters in memory that can be told to fail, and that remember what they were asked. */
export class FakeKubernetesGateway implements KubernetesGateway {
  readonly requests: KubernetesListRequest[] = [];
  clusterRequests = 0;
  clusters: ClusterListResult = {
    status: 'ok',
    clusters: [{ name: 'local', authProvider: 'serviceAccount' }],
  };
  /** What was changed, or tried to be. */
  readonly changes: {
    verb: 'patch' | 'delete';
    request: KubernetesPatchRequest | KubernetesDeleteRequest;
    options?: KubernetesRequestOptions;
  }[] = [];
  readonly logRequests: {
    request: KubernetesLogRequest;
    options?: KubernetesRequestOptions;
  }[] = [];
  log: KubernetesLogResult = { status: 'ok', text: '' };
  /** Kinds that discovery names, also where they may not be read. */
  served: readonly string[] = [];
  readonly #objects: { cluster: string; object: KubernetesObject }[] = [];
  #failing: Failing = () => undefined;

  /** How often anything was asked. */
  get calls(): number {
    return (
      this.clusterRequests +
      this.requests.length +
      this.changes.length +
      this.logRequests.length
    );
  }

  add(cluster: string, ...objects: KubernetesObject[]): this {
    this.#objects.push(...objects.map(object => ({ cluster, object })));
    return this;
  }

  failWhen(failing: Failing): this {
    this.#failing = failing;
    return this;
  }

  #find({ cluster, resource, namespace, name }: KubernetesObjectRequest) {
    return this.#objects.find(
      ({ cluster: where, object: { kind, metadata } }) =>
        where === cluster &&
        kind === resource.kind &&
        metadata?.namespace === namespace &&
        metadata?.name === name,
    );
  }

  async listClusters(): Promise<ClusterListResult> {
    this.clusterRequests += 1;
    return this.clusters;
  }

  async list(
    request: KubernetesListRequest,
    _options?: KubernetesRequestOptions,
  ): Promise<KubernetesListResult> {
    this.requests.push(request);
    const failure = this.#failing(request);
    if (failure) {
      return failure;
    }
    const selector = request.labelSelector
      ? parseLabelSelector(request.labelSelector)
      : undefined;
    const items = this.#objects
      .filter(
        ({ cluster, object }) =>
          cluster === request.cluster &&
          object.kind === request.resource.kind &&
          (request.namespace === undefined ||
            object.metadata?.namespace === request.namespace) &&
          (!selector || matchesLabels(selector, object.metadata?.labels)),
      )
      .map(({ object }) => object);
    return { status: 'ok', items, asOf: '2026-01-01T00:00:00.000Z' };
  }

  async listPage(
    request: KubernetesPageRequest,
    options?: KubernetesRequestOptions,
  ): Promise<KubernetesPageResult> {
    const list = await this.list(request, options);
    return list.status === 'ok'
      ? { status: 'ok', items: list.items, resourceVersion: '1' }
      : list;
  }

  async *listPages(
    request: KubernetesPageRequest,
  ): AsyncGenerator<KubernetesPageResult, void, undefined> {
    yield await this.listPage(request);
  }

  /** Nothing ever happens. */
  async *watch(
    _request: KubernetesWatchRequest,
    { signal }: KubernetesRequestOptions = {},
  ): AsyncGenerator<KubernetesWatchEvent, void, undefined> {
    await new Promise<void>(resolve => {
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  get: KubernetesGateway['get'] = async request => {
    this.requests.push(request);
    const failure = this.#failing(request);
    const found = this.#find(request);
    return (
      failure ??
      (found
        ? { status: 'ok', object: found.object }
        : { status: 'not-installed', message: 'There is none.' })
    );
  };

  /** Sets and removes annotations, and replaces fields of the spec. */
  patch: KubernetesGateway['patch'] = async (request, options) => {
    this.changes.push({ verb: 'patch', request, options });
    const failure = this.#failing(request);
    const found = this.#find(request);
    if (failure || !found) {
      return failure ?? { status: 'not-installed', message: 'There is none.' };
    }
    const patch = request.patch as KubernetesObject;
    const annotations = Object.entries({
      ...found.object.metadata?.annotations,
      ...patch.metadata?.annotations,
    }).filter(([, value]) => value !== null);
    found.object = {
      ...found.object,
      metadata: {
        ...found.object.metadata,
        annotations: Object.fromEntries(annotations),
      },
      spec: { ...(found.object.spec as object), ...(patch.spec as object) },
    };
    return { status: 'ok', object: found.object };
  };

  delete: KubernetesGateway['delete'] = async (request, options) => {
    this.changes.push({ verb: 'delete', request, options });
    return (
      this.#failing(request) ??
      (this.#find(request)
        ? { status: 'ok' }
        : { status: 'not-installed', message: 'There is none.' })
    );
  };

  isServed: KubernetesGateway['isServed'] = async ({ resource }) => ({
    status: 'ok',
    served: this.served.includes(resource.kind),
  });

  logs: KubernetesGateway['logs'] = async (request, options) => {
    this.logRequests.push({ request, options });
    return this.log;
  };

  selfSubjectAccessReview: KubernetesGateway['selfSubjectAccessReview'] =
    refuse;
}

async function refuse(): Promise<KubernetesFailure> {
  return { status: 'unreachable', message: 'This is not part of the test.' };
}
