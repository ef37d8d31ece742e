import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import type { ClusterSearch, FoundObject } from './ObjectSearch';
import { hasKubernetesLabels, hasOwnLabel } from './belongs';
import { readPods } from './readPods';

/**
 * The objects anywhere in a cluster whose labels say that they are the
 * entity's. Anybody may write a label, too: only those count whose namespace
 * the viewer may see.
 *
 * @internal
 */
export async function findByLabel(
  search: ClusterSearch,
): Promise<readonly FoundObject[]> {
  const visible = await onlyVisible(search, await labelled(search));
  const namespaces = [...new Set(visible.map(namespaceOf))];
  const pods = new Map(
    await Promise.all(
      namespaces.map(
        async namespace =>
          [namespace, await readPods(search, namespace)] as const,
      ),
    ),
  );
  return visible.map(object => ({
    cluster: search.cluster,
    object,
    pods: pods.get(namespaceOf(object))?.of(object),
  }));
}

/** Each object once, although both labels may find it. */
async function labelled(
  search: ClusterSearch,
): Promise<readonly KubernetesObject[]> {
  const { gateway, cluster, context, resource, managedFields } = search;
  const { scope, sources } = search;
  const lists = await Promise.all(
    [scope.ownLabel, scope.kubernetesLabels].flatMap(selector => {
      const labelSelector = selector?.text;
      return labelSelector === undefined
        ? []
        : gateway.list(
            { cluster, resource, managedFields, labelSelector },
            context,
          );
    }),
  );
  const objects = new Map<string, KubernetesObject>();
  for (const list of lists) {
    if (list.status !== 'ok') {
      sources.addFailure(list, { cluster });
      continue;
    }
    for (const object of list.items) {
      const { namespace, name } = object.metadata ?? {};
      objects.set(JSON.stringify([namespace, name]), object);
    }
  }
  if (lists.some(({ status }) => status === 'ok')) {
    sources.add({ cluster, status: 'ok' });
  }
  return [...objects.values()];
}

async function onlyVisible(
  search: ClusterSearch,
  objects: readonly KubernetesObject[],
): Promise<readonly KubernetesObject[]> {
  const { access, cluster, context, scope, sources } = search;
  const namespaces = [...new Set(objects.map(namespaceOf))];
  const question = { cluster, namespaces, entityRef: scope.entityRef };
  const owner = { ownershipRefs: scope.ownerRefs };
  const [forViewer, forOwner] = await Promise.all([
    access.decide({ ...question, viewer: context }, context),
    access.decide({ ...question, viewer: owner }, context),
  ]);
  return objects.filter(object => {
    const namespace = namespaceOf(object);
    const decision = forViewer.get(namespace);
    if (decision?.status === 'allowed') {
      // What names this entity of its own accord has to be its owner's.
      const ofOwner = forOwner.get(namespace)?.status === 'allowed';
      return (
        hasKubernetesLabels(object, scope) ||
        (ofOwner && hasOwnLabel(object, scope))
      );
    }
    if (decision?.status === 'refused') {
      reportOwnerless(search, decision.owned);
    } else if (decision) {
      sources.addFailure(decision, { cluster });
    }
    return false;
  });
}

/** Tells what to do about namespaces of nobody, and nothing about those of somebody else. */
function reportOwnerless(
  { cluster, scope, sources }: ClusterSearch,
  owned: boolean,
) {
  if (!owned) {
    sources.add({
      cluster,
      status: 'refused',
      message: `Things with a label of ${scope.entityRef} are in namespaces of cluster "${cluster}" that name no owner, and are not shown. Add the annotation "mlops/owner" with a group of yours to the Namespaces.`,
    });
  }
}

function namespaceOf(object: KubernetesObject): string {
  return object.metadata?.namespace ?? '';
}
