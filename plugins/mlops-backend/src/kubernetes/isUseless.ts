import type {
  StoreReadResult,
  StoredObject,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { ClusterSearch, OwnedObject } from './ObjectSearch';

/**
 * Whether there is nothing of an optional kind, and nothing to say about it. A
 * cluster refuses to read what it does not have, too: only where it has the
 * kind is the right to read it missed.
 *
 * @internal
 */
export async function isUseless<T extends OwnedObject>(
  search: ClusterSearch<T>,
  { state, items }: StoreReadResult<StoredObject>,
): Promise<boolean> {
  if (!search.optional || items.length > 0) {
    return false;
  }
  const { cluster, token, watched } = search;
  return state.status === 'forbidden'
    ? !(await search.installed.has({
        cluster,
        token,
        resource: watched.resource,
      }))
    : ['live', 'stale', 'not-installed'].includes(state.status);
}
