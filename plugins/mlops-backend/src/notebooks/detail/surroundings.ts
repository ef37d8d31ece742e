import {
  type AuthorizationPolicy,
  type ClusterNode,
  type KubernetesObject,
  type KubernetesResource,
  type LimitRange,
  type NamespaceFacts,
  type Notebook,
  type NotebookPhase,
  type Pod,
  type ResourceQuota,
  type Service,
  type ServiceAccount,
  type StorageClass,
  type VirtualService,
  ObjectReader,
  authorizationPolicyResource,
  endpointSliceResource,
  limitRangeResource,
  namespaceResource,
  nodeResource,
  podResource,
  parseAuthorizationPolicy,
  parseEndpointSlice,
  parseLimitRange,
  parseNode,
  parsePod,
  parseService,
  parseServiceAccount,
  parseStorageClass,
  parseVirtualService,
  readyEndpoints,
  serviceAccountResource,
  serviceResource,
  storageClassResource,
  virtualServiceResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  CachedReads,
  KubernetesFailure,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { claimKind } from '../../kubernetes';
import { EventIndex } from '../EventIndex';
import { readEventsAbout } from '../NotebookEvents';
import type { LocatedNotebook } from '../NotebookFinder';
import { type ReadPlace, readQuotas } from '../readQuotas';
import type { Schemas } from '../../openapi';
import { shownFailure } from '../shownFailure';

/** What is read when somebody looks at one notebook; what could not be read is absent. @internal */
export interface Surroundings {
  readonly events?: EventIndex;
  readonly quotas?: readonly ResourceQuota[];
  readonly limitRanges?: readonly LimitRange[];
  readonly serviceAccounts?: readonly ServiceAccount[];
  readonly virtualServices?: readonly VirtualService[];
  readonly authorizationPolicies?: readonly AuthorizationPolicy[];
  readonly nodes?: readonly ClusterNode[];
  readonly storageClasses?: readonly StorageClass[];
  /** Null when there is none. */
  readonly service?: Service | null;
  /** Addresses behind the Service that take requests; absent when the cluster keeps no account of them. */
  readonly readyEndpoints?: number;
  readonly namespace?: NamespaceFacts | null;
  /** All of the namespace, whoever they belong to. */
  readonly namespacePods?: readonly Pod[];
  /** Of what could not be read. */
  readonly sources: readonly Schemas['Source'][];
}

/** Each read costs its own part, and says so. */
class Reader {
  readonly sources: Schemas['Source'][] = [];
  readonly #reads: CachedReads;
  readonly #place: ReadPlace;
  readonly #signal: AbortSignal;

  constructor(reads: CachedReads, place: ReadPlace, signal: AbortSignal) {
    this.#reads = reads;
    this.#place = place;
    this.#signal = signal;
  }

  async events(names: readonly string[]): Promise<EventIndex | undefined> {
    const result = await readEventsAbout(
      this.#reads,
      this.#place,
      names,
      this.#signal,
    );
    return result.status === 'ok' ? result.index : this.#failed(result);
  }

  async quotas(): Promise<readonly ResourceQuota[] | undefined> {
    const result = await readQuotas(this.#reads, this.#place, this.#signal);
    return result.status === 'ok' ? result.quotas : this.#failed(result);
  }

  async service(name: Notebook['name']): Promise<Service | null | undefined> {
    const { cluster, namespace, token: clusterToken } = this.#place;
    const result = await this.#reads.get(
      { cluster, namespace, name, resource: serviceResource },
      { clusterToken, signal: this.#signal },
    );
    if (result.status === 'ok') {
      return parseService(result.object);
    }
    return result.status === 'not-installed' ? null : this.#failed(result);
  }

  /** Few users may read it, and what it adds is little: a refusal is not worth a word. */
  async namespace(): Promise<NamespaceFacts | undefined> {
    const { cluster, namespace: name, token: clusterToken } = this.#place;
    const result = await this.#reads.get(
      { cluster, name, resource: namespaceResource },
      { clusterToken, signal: this.#signal },
    );
    return result.status === 'ok'
      ? {
          labels: ObjectReader.of(result.object)
            .at('metadata', 'labels')
            .stringMap(),
        }
      : undefined;
  }

  async readyEndpoints(service: string): Promise<number | undefined> {
    const { cluster, namespace, token: clusterToken } = this.#place;
    const result = await this.#reads.list(
      {
        cluster,
        namespace,
        resource: endpointSliceResource,
        labelSelector: `kubernetes.io/service-name=${service}`,
      },
      { clusterToken, signal: this.#signal },
    );
    if (result.status !== 'ok') {
      return this.#failed(result);
    }
    // A Service that can have addresses has a slice, even an empty one.
    return result.items.length > 0
      ? readyEndpoints(result.items.map(parseEndpointSlice), {
          namespace,
          name: service,
        })
      : undefined;
  }

  /** Those of notebooks are known anyway, so nothing is said of a failure. */
  async pods(): Promise<readonly Pod[] | undefined> {
    const { cluster, namespace, token: clusterToken } = this.#place;
    const result = await this.#reads.list(
      { cluster, namespace, resource: podResource },
      { clusterToken, signal: this.#signal },
    );
    return result.status === 'ok' ? result.items.map(parsePod) : undefined;
  }

  list<T>(
    resource: KubernetesResource,
    parse: (object: KubernetesObject) => T,
  ): Promise<readonly T[] | undefined> {
    return this.#list(resource, parse, this.#place.namespace);
  }

  listOfCluster<T>(
    resource: KubernetesResource,
    parse: (object: KubernetesObject) => T,
  ): Promise<readonly T[] | undefined> {
    return this.#list(resource, parse);
  }

  async #list<T>(
    resource: KubernetesResource,
    parse: (object: KubernetesObject) => T,
    namespace?: string,
  ): Promise<readonly T[] | undefined> {
    const { cluster, token: clusterToken } = this.#place;
    const result = await this.#reads.list(
      { cluster, namespace, resource },
      { clusterToken, signal: this.#signal },
    );
    return result.status === 'ok'
      ? result.items.map(parse)
      : this.#failed(result);
  }

  #failed(failure: KubernetesFailure): undefined {
    const source = shownFailure(failure, this.#place);
    if (source) {
      this.sources.push(source);
    }
    return undefined;
  }
}

/**
 * Reads around a notebook what its state asks for: at most nine requests, each
 * kept for seconds and shared by all who look.
 *
 * @internal
 */
export async function readSurroundings(
  reads: CachedReads,
  located: LocatedNotebook,
  phase: NotebookPhase,
  signal: AbortSignal,
): Promise<Surroundings> {
  const reader = new Reader(reads, located.list, signal);
  const { notebook, list } = located;
  const pods = list.pods?.get(notebook.name) ?? [];
  const podNames =
    pods.length > 0 ? pods.map(({ name }) => name) : [`${notebook.name}-0`];
  const running = phase === 'running';
  // What carries requests to a Workspace has other names.
  const routed = running && !list.workspaces;
  const trouble = !running && phase !== 'stopped' && phase !== 'terminating';
  const optional = <T>(wanted: boolean, read: () => Promise<T>) =>
    wanted ? read() : undefined;
  const [
    events,
    quotas,
    namespace,
    namespacePods,
    virtualServices,
    authorizationPolicies,
    service,
    addresses,
    limitRanges,
    serviceAccounts,
    nodes,
    storageClasses,
  ] = await Promise.all([
    reader.events([notebook.name, ...podNames]),
    reader.quotas(),
    reader.namespace(),
    optional(
      notebook.volumes.some(({ claimName }) => claimName),
      () => reader.pods(),
    ),
    optional(routed, () =>
      reader.list(virtualServiceResource, parseVirtualService),
    ),
    optional(routed, () =>
      reader.list(authorizationPolicyResource, parseAuthorizationPolicy),
    ),
    optional(routed, () => reader.service(notebook.name)),
    optional(routed, () => reader.readyEndpoints(notebook.name)),
    optional(trouble && pods.length === 0, () =>
      reader.list(limitRangeResource, parseLimitRange),
    ),
    optional(trouble && pods.length === 0, () =>
      reader.list(serviceAccountResource, parseServiceAccount),
    ),
    optional(trouble && pods.some(({ node }) => !node), () =>
      reader.listOfCluster(nodeResource, parseNode),
    ),
    optional(hasPendingClaim(located), () =>
      reader.listOfCluster(storageClassResource, parseStorageClass),
    ),
  ]);
  return {
    events,
    quotas,
    namespace,
    namespacePods,
    virtualServices,
    authorizationPolicies,
    service,
    readyEndpoints: addresses,
    limitRanges,
    serviceAccounts,
    nodes,
    storageClasses,
    sources: reader.sources,
  };
}

function hasPendingClaim({ notebook, list }: LocatedNotebook): boolean {
  return notebook.volumes.some(
    ({ claimName }) =>
      claimName !== undefined &&
      list.related.named(claimKind, claimName)?.phase === 'Pending',
  );
}
