import type {
  StoreReadResult,
  StoredObject,
} from '@mlops-portal/backstage-plugin-mlops-node';

/**
 * Whether there is nothing of an optional kind, and nothing to say about it:
 * who may not read a kind cannot tell whether the cluster has it.
 *
 * @internal
 */
export function isUseless({
  state,
  items,
}: StoreReadResult<StoredObject>): boolean {
  return (
    items.length === 0 &&
    ['live', 'stale', 'not-installed', 'forbidden'].includes(state.status)
  );
}
