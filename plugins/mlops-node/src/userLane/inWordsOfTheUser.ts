import type {
  SourceState,
  StoreReadRequest,
  StoredObject,
} from '../kubernetes';

/** The gateway speaks of the portal's rights; with a user's token they are the user's. @internal */
export function inWordsOfTheUser<T extends StoredObject>(
  state: SourceState,
  { cluster, kind, namespace }: StoreReadRequest<T>,
): SourceState {
  if (state.status === 'unauthorized') {
    return {
      status: 'unauthorized',
      message: `Cluster "${cluster}" does not accept your token: it may have expired. Sign in again.`,
    };
  }
  if (state.status !== 'forbidden') {
    return state;
  }
  const { group, plural } = kind.resource;
  const what = group ? `${plural}.${group}` : plural;
  return {
    status: 'forbidden',
    message:
      namespace === undefined
        ? `Cluster "${cluster}" does not let you list ${what} in all of its namespaces. Name namespaces in the annotation "mlops/namespace".`
        : `Cluster "${cluster}" does not let you list ${what} in namespace "${namespace}".`,
  };
}
