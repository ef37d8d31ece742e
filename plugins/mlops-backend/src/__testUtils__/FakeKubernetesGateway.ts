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
}
