import type {
  EntityScope,
  KindScope,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { ClusterSearch, FoundObjects, OwnedObject } from './ObjectSearch';
import { belongsByNameOrLabel } from './belongs';
import { RelatedObjects } from './RelatedObjects';
import { isUseless } from './isUseless';
import { readPods } from './readPods';

/** The entity's objects in the namespaces that its annotations name. @internal */
export async function findInNamespaces<T extends OwnedObject>(
  search: ClusterSearch<T>,
  namespaces: readonly string[],
): Promise<readonly FoundObjects<T>[]> {
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

async function findInNamespace<T extends OwnedObject>(
  search: ClusterSearch<T>,
  namespace: string,
): Promise<readonly FoundObjects<T>[]> {
  const { store, cluster, token, context, watched, scope, kind } = search;
  const reading = store.read({ cluster, kind: watched, namespace }, context);
  if (await isUseless(search, await reading)) {
    return [];
  }
  const [{ state, items }, pods, related] = await Promise.all([
    reading,
    readPods(search, namespace),
    RelatedObjects.read(search, namespace),
  ]);
  // Where the things themselves cannot be read, what belongs to them is not missed.
  const readable = state.status === 'live' || state.status === 'stale';
  for (const said of [state, ...(readable ? related.troubles : [])]) {
    search.sources.addState(said, { cluster, namespace });
  }
  const objects = belonging(items, scope, kind);
  return [{ cluster, namespace, token, objects, pods, related }];
}

/** What belonged to an entity among objects that have not changed since. */
const known = new WeakMap<
  EntityScope,
  WeakMap<readonly OwnedObject[], readonly OwnedObject[]>
>();

function belonging<T extends OwnedObject>(
  objects: readonly T[],
  scope: EntityScope,
  kind: KindScope,
): readonly T[] {
  let ofScope = known.get(scope);
  if (!ofScope) {
    ofScope = new WeakMap();
    known.set(scope, ofScope);
  }
  const before = ofScope.get(objects);
  if (before) {
    // What comes out of a list is of the type that went in.
    return before as readonly T[];
  }
  const own = kind.all
    ? objects
    : objects.filter(object => belongsByNameOrLabel(object, scope, kind));
  ofScope.set(objects, own);
  return own;
}
