import { podResource } from '@mlops-portal/backstage-plugin-mlops-common';
import type { ClusterSearch } from './ObjectSearch';
import { PodGroups } from './PodGroups';

/** The Pods of a namespace that belong to objects of the kind; absent when they cannot be read. @internal */
export async function readPods(
  search: ClusterSearch,
  namespace: string,
): Promise<PodGroups | undefined> {
  const { gateway, cluster, context, podLabel, sources } = search;
  const list = await gateway.list(
    { cluster, resource: podResource, namespace, labelSelector: podLabel },
    context,
  );
  if (list.status !== 'ok') {
    sources.addFailure(list, { cluster, namespace });
    return undefined;
  }
  return PodGroups.create(list.items, podLabel);
}
