import type { ClusterSearch, FoundObject } from './ObjectSearch';
import { belongsByNameOrLabel } from './belongs';
import { readPods } from './readPods';

/** The entity's objects in the namespaces that its annotations name. @internal */
export async function findInNamespaces(
  search: ClusterSearch,
  namespaces: readonly string[],
): Promise<readonly FoundObject[]> {
  const { access, cluster, context, scope, sources } = search;
  const decisions = await access.decide(
    { cluster, namespaces, viewer: context, entityRef: scope.entityRef },
    context,
  );
  const found = await Promise.all(
    [...decisions].map(([namespace, decision]) => {
      if (decision.status === 'allowed') {
        return findInNamespace(search, namespace);
      }
      if (decision.status === 'refused') {
        const { status, message } = decision;
        const annotation = scope.namespaceAnnotation;
        sources.add({ cluster, namespace, annotation, status, message });
      } else {
        sources.addFailure(decision, { cluster, namespace });
      }
      return [];
    }),
  );
  return found.flat();
}

async function findInNamespace(
  search: ClusterSearch,
  namespace: string,
): Promise<readonly FoundObject[]> {
  const { gateway, cluster, context, resource, managedFields } = search;
  const [list, pods] = await Promise.all([
    gateway.list({ cluster, resource, namespace, managedFields }, context),
    readPods(search, namespace),
  ]);
  if (list.status !== 'ok') {
    search.sources.addFailure(list, { cluster, namespace });
    return [];
  }
  search.sources.add({ cluster, namespace, status: 'ok', asOf: list.asOf });
  return list.items
    .filter(object => belongsByNameOrLabel(object, search.scope, search.kind))
    .map(object => ({ cluster, object, pods: pods?.of(object) }));
}
