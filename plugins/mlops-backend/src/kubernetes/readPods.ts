import type { ClusterSearch, OwnedObject } from './ObjectSearch';
import { PodGroups } from './PodGroups';

/** The Pods of a namespace that belong to objects of the kind; absent when they cannot be read. @internal */
export async function readPods<T extends OwnedObject>(
  search: ClusterSearch<T>,
  namespace: string,
): Promise<PodGroups | undefined> {
  const { store, cluster, context, pods: kind, sources } = search;
  const { state, items } = await store.read(
    { cluster, kind, namespace },
    context,
  );
  if (state.status === 'live') {
    return PodGroups.of(items, kind.labelSelector);
  }
  sources.addState(state, { cluster, namespace });
  return state.status === 'stale'
    ? PodGroups.of(items, kind.labelSelector)
    : undefined;
}
