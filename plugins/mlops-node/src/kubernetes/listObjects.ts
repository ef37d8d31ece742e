import type {
  KubernetesGateway,
  KubernetesListRequest,
  KubernetesListResult,
  KubernetesRequestOptions,
} from './KubernetesGateway';
import type { StoreReadRequest, StoreReadResult } from './KubernetesStore';
import type { StoredObject, WatchedKind } from './WatchedKind';
import { identify } from './identify';

/** Reads from a cluster that is not watched. @internal */
export async function listObjects<T extends StoredObject>(
  gateway: Pick<KubernetesGateway, 'list'>,
  request: StoreReadRequest<T>,
  options: KubernetesRequestOptions,
): Promise<StoreReadResult<T>> {
  const { cluster, kind, namespace, name, labels } = request;
  const selectors = [kind.labelSelector, labels?.text].filter(
    text => text !== undefined,
  );
  const list = await listInstalled(gateway, kind, options, {
    cluster,
    namespace: kind.resource.namespaced ? namespace : undefined,
    labelSelector: selectors.join(',') || undefined,
    fieldSelector: name === undefined ? undefined : `metadata.name=${name}`,
    managedFields: kind.managedFields,
  });
  if (list.status !== 'ok') {
    const { status, message } = list;
    return { state: { status, message }, items: [] };
  }
  return {
    state: { status: 'live', asOf: list.asOf },
    items: list.items
      .filter(
        object =>
          identify(object) !== undefined && kind.keep?.(object) !== false,
      )
      .map(object => kind.parse(object))
      .filter(object => name === undefined || object.name === name)
      .sort(compare),
  };
}

/** In the newest version that the cluster has. */
async function listInstalled<T extends StoredObject>(
  gateway: Pick<KubernetesGateway, 'list'>,
  { resource, older = [] }: WatchedKind<T>,
  options: KubernetesRequestOptions,
  request: Omit<KubernetesListRequest, 'resource'>,
): Promise<KubernetesListResult> {
  const newest = await gateway.list({ ...request, resource }, options);
  let list = newest;
  for (const version of older) {
    if (list.status !== 'not-installed') {
      return list;
    }
    list = await gateway.list({ ...request, resource: version }, options);
  }
  return list.status === 'not-installed' ? newest : list;
}

function compare(a: StoredObject, b: StoredObject): number {
  if (a.namespace !== b.namespace) {
    return a.namespace < b.namespace ? -1 : 1;
  }
  if (a.name === b.name) {
    return 0;
  }
  return a.name < b.name ? -1 : 1;
}
