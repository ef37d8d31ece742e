import {
  type AuthorizationPolicy,
  type ClusterNode,
  type KubernetesObject,
  type LimitRange,
  type NamespaceFacts,
  type NotebookPhase,
  type Pod,
  type ResourceQuota,
  type Service,
  type ServiceAccount,
  type StorageClass,
  type VirtualService,
  authorizationPolicyResource,
  limitRangeResource,
  missingForJupyterWebApp,
  nodeResource,
  parseAuthorizationPolicy,
  parseLimitRange,
  parseNode,
  parsePod,
  parseServiceAccount,
  parseStorageClass,
  parseVirtualService,
  serviceAccountResource,
  storageClassResource,
  virtualServiceResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { CachedReads } from '@mlops-portal/backstage-plugin-mlops-node';
import { claimKind } from '../../kubernetes';
import type { Schemas } from '../../openapi';
import type { EventIndex } from '../EventIndex';
import type { LocatedNotebook } from '../NotebookFinder';
import { SurroundingsReader } from './SurroundingsReader';

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
  /** The Pod of the notebook as the cluster has it, which says what others added to it. */
  readonly podObject?: KubernetesObject;
  /** Whether people also work with the Jupyter Web App; absent when it makes no difference. */
  readonly jupyterWebApp?: boolean;
  /** Of what could not be read. */
  readonly sources: readonly Schemas['Source'][];
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
  const reader = new SurroundingsReader(reads, located.list, signal);
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
    podObjects,
    virtualServices,
    authorizationPolicies,
    service,
    addresses,
    limitRanges,
    serviceAccounts,
    nodes,
    storageClasses,
    jupyterWebApp,
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
    optional(
      !list.workspaces && missingForJupyterWebApp(notebook).length > 0,
      () => reader.jupyterWebApp(),
    ),
  ]);
  return {
    events,
    quotas,
    namespace,
    namespacePods: podObjects?.map(parsePod),
    podObject: podObjects?.find(({ metadata }) =>
      pods.some(({ name }) => name === metadata?.name),
    ),
    virtualServices,
    authorizationPolicies,
    service,
    readyEndpoints: addresses,
    limitRanges,
    serviceAccounts,
    nodes,
    storageClasses,
    jupyterWebApp,
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
