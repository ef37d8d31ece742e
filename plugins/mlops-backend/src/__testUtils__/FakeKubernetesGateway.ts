import {
  type KubernetesObject,
  matchesLabels,
  parseLabelSelector,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  ClusterListResult,
  KubernetesFailure,
  KubernetesGateway,
  KubernetesListRequest,
  KubernetesListResult,
  KubernetesPageRequest,
  KubernetesPageResult,
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
  readonly #objects: { cluster: string; object: KubernetesObject }[] = [];
  #failing: Failing = () => undefined;

  /** How often anything was asked. */
  get calls(): number {
    return this.clusterRequests + this.requests.length;
  }

  add(cluster: string, ...objects: KubernetesObject[]): this {
    this.#objects.push(...objects.map(object => ({ cluster, object })));
    return this;
  }

  failWhen(failing: Failing): this {
    this.#failing = failing;
    return this;
  }

  async listClusters(): Promise<ClusterListResult> {
    this.clusterRequests += 1;
    return this.clusters;
  }

  async list(request: KubernetesListRequest): Promise<KubernetesListResult> {
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
  ): Promise<KubernetesPageResult> {
    const list = await this.list(request);
    return list.status === 'ok'
      ? { status: 'ok', items: list.items, resourceVersion: '1' }
      : list;
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

  get: KubernetesGateway['get'] = refuse;
  patch: KubernetesGateway['patch'] = refuse;
  delete: KubernetesGateway['delete'] = refuse;
  logs: KubernetesGateway['logs'] = refuse;
  selfSubjectAccessReview: KubernetesGateway['selfSubjectAccessReview'] =
    refuse;
}

async function refuse(): Promise<KubernetesFailure> {
  return { status: 'unreachable', message: 'This is not part of the test.' };
}
