import {
  type Deployment,
  type InferenceService,
  type Pod,
  endpointStatus,
  entityAnnotations,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { type EntityContext, scopeOf } from '../entity';
import {
  type FoundObjects,
  type KubernetesIntegration,
  LabelGroups,
  RowCache,
  deploymentKind,
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

/** What a row is made of besides the endpoint itself. */
type EndpointParts = {
  readonly pods: readonly Pod[] | undefined;
  readonly deployments: readonly Deployment[] | undefined;
};

type EndpointRows = RowCache<
  InferenceService,
  FoundObjects<InferenceService>,
  EndpointParts,
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
      dependenciesOf: ({ pods, related }) => [
        pods,
        related.all(deploymentKind),
      ],
      partsOf: ({ name }, { pods, related }) => ({
        pods: pods?.get(name),
        deployments: deploymentsIn({ related })?.get(name),
      }),
      make: ({ cluster, object: inferenceService, parts, now: at }) => {
        const status = endpointStatus({
          inferenceService,
          parsedPods: parts.pods,
          deployments: parts.deployments,
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
      related: [deploymentKind],
    });
    const { rows, counts } = this.#rows.of(found);
    const { bound } = scope.endpoints;
    return { endpoints: rows, counts, bound, sources };
  }
}

function deploymentsIn({
  related,
}: Pick<FoundObjects<InferenceService>, 'related'>) {
  const deployments = related.all(deploymentKind);
  return (
    deployments &&
    LabelGroups.of(deployments, 'serving.kserve.io/inferenceservice')
  );
}
