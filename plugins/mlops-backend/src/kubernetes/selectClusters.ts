import type { EntityScope } from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  KubernetesCluster,
  KubernetesGateway,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { SourceList } from './SourceList';

/** Ways in which the Kubernetes plugin signs in with the user's own token. */
const PER_USER = ['oidc', 'google', 'aks', 'pinniped'];

/**
 * The names of the clusters in which an entity's things are looked for; what
 * cannot be used is said.
 *
 * @internal
 */
export async function selectClusters(
  gateway: KubernetesGateway,
  scope: EntityScope,
  sources: SourceList,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const result = await gateway.listClusters({ signal });
  if (result.status !== 'ok') {
    sources.addFailure(result, {});
    return [];
  }
  const known = new Map(
    result.clusters.map(cluster => [cluster.name, cluster]),
  );
  const wanted = scope.clusters ?? [...known.keys()];
  return wanted.filter(name => {
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
      return false;
    }
    return isUsable(cluster, sources);
  });
}

function isUsable(cluster: KubernetesCluster, sources: SourceList): boolean {
  if (!PER_USER.includes(cluster.authProvider)) {
    return true;
  }
  sources.add({
    cluster: cluster.name,
    status: 'unauthorized',
    message: `Cluster "${cluster.name}" wants a token of each user (${cluster.authProvider}), which is not supported yet. Configure it with credentials of the portal, such as a service account.`,
  });
  return false;
}

function listed(names: readonly string[]): string {
  return names.length === 0
    ? 'none'
    : names.map(name => `"${name}"`).join(', ');
}
