import type { EntityScope } from '@mlops-portal/backstage-plugin-mlops-common';
import {
  type KubernetesCluster,
  type KubernetesGateway,
  isShared,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { EntityContext } from '../entity';
import type { SourceList } from './SourceList';

/** @internal */
export interface SelectedCluster {
  readonly name: string;
  /** The viewer's, where the cluster wants it. */
  readonly token?: string;
}

/** @internal */
export interface ClusterSelection {
  readonly gateway: KubernetesGateway;
  readonly watchVia: ReadonlyMap<string, string>;
  readonly context: EntityContext;
  readonly scope: EntityScope;
  /** Only this one, if it is among them. */
  readonly only?: string;
  readonly sources: SourceList;
}

/**
 * The clusters in which an entity's things are looked for; what cannot be used
 * is said.
 *
 * @internal
 */
export async function selectClusters(
  selection: ClusterSelection,
): Promise<readonly SelectedCluster[]> {
  const { gateway, watchVia, context, scope, only, sources } = selection;
  const result = await gateway.listClusters({ signal: context.signal });
  if (result.status !== 'ok') {
    sources.addFailure(result, {});
    return [];
  }
  if (result.stale) {
    sources.add({ status: 'stale', ...result.stale });
  }
  // The second entry of a cluster is there to watch the first one, whose RBAC decides.
  const behind = new Set(watchVia.values());
  const known = new Map(
    result.clusters
      .filter(({ name }) => !behind.has(name))
      .map(cluster => [cluster.name, cluster]),
  );
  const wanted = (scope.clusters ?? [...known.keys()]).filter(
    name => only === undefined || name === only,
  );
  return wanted.flatMap(name => {
    const cluster = known.get(name);
    if (!cluster) {
      sources.add({
        annotation: scope.clusterAnnotation,
        status: 'refused',
        message: `${
          scope.clusterAnnotation
        } names the cluster "${name}", which the Kubernetes plugin does not know. It knows ${listed(
          [...known.keys()],
        )}.`,
      });
      return [];
    }
    return isShared(cluster) ? [{ name }] : selectWithToken(cluster, selection);
  });
}

function selectWithToken(
  cluster: KubernetesCluster,
  { context, sources }: ClusterSelection,
): readonly SelectedCluster[] {
  const { name } = cluster;
  const authProvider = signInOf(cluster);
  sources.signInTo(name, authProvider);
  const token = context.tokenFor(name);
  if (token === undefined) {
    sources.add({
      cluster: name,
      status: 'unauthorized',
      message: `Cluster "${name}" wants your own token (${authProvider}): sign in to it to see what you may see there.`,
    });
    return [];
  }
  return [{ name, token }];
}

/**
 * As the frontend of the Kubernetes plugin names it. A cluster may have a
 * provider for users' tokens although the plugin itself signs in to it.
 */
function signInOf({
  authProvider,
  oidcTokenProvider,
}: KubernetesCluster): string {
  return oidcTokenProvider ? `oidc.${oidcTokenProvider}` : authProvider;
}

function listed(names: readonly string[]): string {
  return names.length === 0
    ? 'none'
    : names.map(name => `"${name}"`).join(', ');
}
