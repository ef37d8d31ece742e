import type { ClusterSearch, FoundObjects, OwnedObject } from './ObjectSearch';
import { hasKubernetesLabels, hasOwnLabel } from './belongs';
import { compareObjects } from './compareObjects';
import { RelatedObjects } from './RelatedObjects';
import { isUseless } from './isUseless';
import { readPods } from './readPods';

/**
 * The objects anywhere in a cluster whose labels say that they are the
 * entity's. Anybody may write a label, too: only those count whose namespace
 * the viewer may see.
 *
 * @internal
 */
export async function findByLabel<T extends OwnedObject>(
  search: ClusterSearch<T>,
): Promise<readonly FoundObjects<T>[]> {
  const { cluster, token, sources } = search;
  const visible = await onlyVisible(search, await labelled(search));
  return Promise.all(
    namespacesOf(visible).map(async namespace => {
      const [pods, related] = await Promise.all([
        readPods(search, namespace),
        RelatedObjects.read(search, namespace),
      ]);
      for (const state of related.troubles) {
        sources.addState(state, { cluster, namespace });
      }
      const objects = visible.filter(one => one.namespace === namespace);
      return { cluster, namespace, token, objects, pods, related };
    }),
  );
}

/** Each object once, although both labels may find it. */
async function labelled<T extends OwnedObject>(
  search: ClusterSearch<T>,
): Promise<readonly T[]> {
  const { store, cluster, context, watched, scope, only, sources } = search;
  const results = await Promise.all(
    [scope.ownLabel, scope.kubernetesLabels].flatMap(labels =>
      labels ? store.read({ cluster, kind: watched, labels }, context) : [],
    ),
  );
  for (const result of results) {
    if (!(await isUseless(search, result))) {
      sources.addState(result.state, { cluster });
    }
  }
  const objects = new Map<string, T>();
  for (const object of results.flatMap(({ items }) => items)) {
    if (only && object.namespace !== only.namespace) {
      continue;
    }
    objects.set(JSON.stringify([object.namespace, object.name]), object);
  }
  return [...objects.values()].sort((a, b) =>
    compareObjects({ ...a, cluster }, { ...b, cluster }),
  );
}

async function onlyVisible<T extends OwnedObject>(
  search: ClusterSearch<T>,
  objects: readonly T[],
): Promise<readonly T[]> {
  const { access, cluster, context, scope, sources } = search;
  const namespaces = namespacesOf(objects);
  const question = { cluster, namespaces, entityRef: scope.entityRef };
  const owner = { ownershipRefs: scope.ownerRefs };
  const [forViewer, forOwner] = await Promise.all([
    access.decide({ ...question, viewer: context }, context),
    access.decide({ ...question, viewer: owner }, context),
  ]);
  return objects.filter(object => {
    const decision = forViewer.get(object.namespace);
    if (decision?.status === 'allowed') {
      // What names this entity of its own accord has to be its owner's.
      const ofOwner = forOwner.get(object.namespace)?.status === 'allowed';
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
function reportOwnerless<T extends OwnedObject>(
  { cluster, scope, sources }: ClusterSearch<T>,
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

function namespacesOf(objects: readonly OwnedObject[]): readonly string[] {
  return [...new Set(objects.map(({ namespace }) => namespace))];
}
