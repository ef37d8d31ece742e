import { InputError, ServiceUnavailableError } from '@backstage/errors';
import type { KubernetesGateway } from '@mlops-portal/backstage-plugin-mlops-node';

/**
 * The cluster that a workload goes to: the one that was asked for, or the only
 * one that the entity and the portal leave.
 */
export async function chooseCluster(options: {
  readonly wanted?: string;
  /** What the entity's annotations name; absent for every cluster. */
  readonly scope?: readonly string[];
  readonly gateway: Pick<KubernetesGateway, 'listClusters'>;
  readonly signal?: AbortSignal;
}): Promise<string> {
  const { wanted, scope, gateway, signal } = options;
  const known = await gateway.listClusters({ signal });
  if (known.status !== 'ok') {
    throw new ServiceUnavailableError(known.message);
  }
  const names = known.clusters
    .map(({ name }) => name)
    .filter(name => scope?.includes(name) ?? true);
  if (wanted) {
    if (!names.includes(wanted)) {
      throw new InputError(
        `cluster: "${wanted}" is not one of the entity's clusters (${listed(
          names,
        )}).`,
      );
    }
    return wanted;
  }
  if (names.length !== 1) {
    throw new InputError(
      names.length === 0
        ? `cluster: the entity names ${listed(
            scope ?? [],
          )}, and the portal knows none of these. Correct its annotation mlops/cluster.`
        : `cluster: name one of ${listed(names)}.`,
    );
  }
  return names[0];
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
