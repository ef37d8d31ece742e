import type { ClusterSearch, OwnedObject } from './ObjectSearch';
import type { Pod } from '@mlops-portal/backstage-plugin-mlops-common';
import { LabelGroups } from './LabelGroups';

/** The Pods of a namespace that belong to objects of the kind; absent when they cannot be read. @internal */
export async function readPods<T extends OwnedObject>(
  search: ClusterSearch<T>,
  namespace: string,
): Promise<LabelGroups<Pod> | undefined> {
  const { store, cluster, context, pods: kind, sources } = search;
  const { state, items } = await store.read(
    { cluster, kind, namespace },
    context,
  );
  if (state.status === 'live') {
    return LabelGroups.of(items, kind.nameLabel);
  }
  sources.addState(state, { cluster, namespace });
  return state.status === 'stale'
    ? LabelGroups.of(items, kind.nameLabel)
    : undefined;
}
