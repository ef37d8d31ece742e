import {
  type InferenceService,
  type Pod,
  endpointStatus,
  entityAnnotations,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { type EntityContext, scopeOf } from '../entity';
import {
  type FoundObjects,
  type KubernetesIntegration,
  RowCache,
  inferenceServiceKind,
  inferenceServicePodKind,
} from '../kubernetes';
import { listPage } from '../listing';
import type { Schemas } from '../openapi';
import {
  type EndpointQuery,
  endpointListing,
  filterEndpoints,
} from './endpointListing';
import { toEndpointDto } from './toEndpointDto';

/** @internal */
export interface EndpointServiceOptions {
  readonly kubernetes: KubernetesIntegration;
  readonly now: () => Date;
}

type EndpointRows = RowCache<
  InferenceService,
  FoundObjects<InferenceService>,
  { readonly pods: readonly Pod[] | undefined },
  Schemas['Endpoint']
>;

/** The inference endpoints of an entity, for whoever looks at it. @internal */
export class EndpointService {
  readonly #kubernetes: KubernetesIntegration;
  readonly #rows: EndpointRows;

  private constructor({ kubernetes, now }: EndpointServiceOptions) {
    this.#kubernetes = kubernetes;
    this.#rows = RowCache.create({
      now,
      stateOf: ({ status }) => status,
      dependenciesOf: ({ pods }) => [pods],
      partsOf: ({ name }, { pods }) => ({ pods: pods?.get(name) }),
      make: ({ cluster, object: inferenceService, parts, now: at }) => {
        const status = endpointStatus({
          inferenceService,
          parsedPods: parts.pods,
          now: at,
        });
        return toEndpointDto({ cluster, inferenceService, status });
      },
    });
  }

  static create(options: EndpointServiceOptions): EndpointService {
    return new EndpointService(options);
  }

  async list(
    context: EntityContext,
    query: EndpointQuery,
  ): Promise<Schemas['EndpointList']> {
    const { endpoints, counts, bound, sources } = await this.all(context);
    const page = listPage(
      endpoints,
      endpointListing,
      query,
      filterEndpoints(query),
    );
    return { ...page, counts, bound, sources };
  }

  /** All of them, by cluster, namespace and name. */
  async all(context: EntityContext): Promise<{
    readonly endpoints: readonly Schemas['Endpoint'][];
    readonly counts: Schemas['EndpointList']['counts'];
    readonly bound: boolean;
    readonly sources: Schemas['Source'][];
  }> {
    const scope = scopeOf(context.entity);
    const { found, sources } = await this.#kubernetes.finder.find({
      context,
      scope,
      kind: scope.endpoints,
      annotation: entityAnnotations.inferenceServices,
      watched: inferenceServiceKind,
      pods: inferenceServicePodKind,
    });
    const { rows, counts } = this.#rows.of(found);
    const { bound } = scope.endpoints;
    return { endpoints: rows, counts, bound, sources };
  }
}
