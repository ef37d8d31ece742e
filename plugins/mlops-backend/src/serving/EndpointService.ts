import {
  endpointStatus,
  entityAnnotations,
  entityScope,
  inferenceServiceResource,
  parseInferenceService,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { EntityContext } from '../entity';
import {
  type KubernetesIntegration,
  compareObjects,
  countBy,
} from '../kubernetes';
import type { Schemas } from '../openapi';
import { type PageRequest, paginate } from '../paging';
import { toEndpointDto } from './toEndpointDto';

/** @internal */
export interface EndpointServiceOptions {
  readonly kubernetes: KubernetesIntegration;
  readonly now: () => Date;
}

/** The inference endpoints of an entity, for whoever looks at it. @internal */
export class EndpointService {
  readonly #kubernetes: KubernetesIntegration;
  readonly #now: () => Date;

  private constructor(options: EndpointServiceOptions) {
    this.#kubernetes = options.kubernetes;
    this.#now = options.now;
  }

  static create(options: EndpointServiceOptions): EndpointService {
    return new EndpointService(options);
  }

  async list(
    context: EntityContext,
    page: PageRequest,
  ): Promise<Schemas['EndpointList']> {
    const { endpoints, bound, sources } = await this.all(context);
    const { items, nextCursor, totalItems } = paginate(endpoints, page);
    return {
      items,
      nextCursor,
      totalItems,
      counts: countBy(endpoints, ({ status }) => status),
      bound,
      sources,
    };
  }

  /** All of them, by cluster, namespace and name. */
  async all(context: EntityContext): Promise<{
    readonly endpoints: readonly Schemas['Endpoint'][];
    readonly bound: boolean;
    readonly sources: Schemas['Source'][];
  }> {
    const scope = entityScope(context.entity);
    const { found, sources } = await this.#kubernetes.finder.find({
      context,
      scope,
      kind: scope.endpoints,
      annotation: entityAnnotations.inferenceServices,
      resource: inferenceServiceResource,
      podLabel: 'serving.kserve.io/inferenceservice',
    });
    const now = this.#now();
    const endpoints = found
      .map(({ cluster, object, pods }) => {
        const inferenceService = parseInferenceService(object);
        const status = endpointStatus({ inferenceService, pods, now });
        return toEndpointDto({ cluster, inferenceService, status });
      })
      .sort(compareObjects);
    return { endpoints, bound: scope.endpoints.bound, sources };
  }
}
