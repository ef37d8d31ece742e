import { useQuery } from '@tanstack/react-query';
import { useApi } from '@backstage/core-plugin-api';
import {
  type CompoundEntityRef,
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { type CallOptions, type MlopsApi, mlopsApiRef } from '../api';
import { useUserRef } from './MlopsQueryProvider';
import { useSignIn } from './useSignIn';

const progressingInterval = 3_000;
const settledInterval = 20_000;

/** A request about the entity of the page, and what is known of its answer. */
export interface EntityQuery<T> {
  readonly data: T | undefined;
  readonly error: Error | undefined;
  /** Whether an answer is on its way, be it the first or a newer one. */
  readonly isFetching: boolean;
  /** Whether `data` answers an earlier request (another filter, another order). */
  readonly isPrevious: boolean;
  readonly refetch: () => void;
}

/**
 * Asks about the entity of the page and keeps asking while somebody looks:
 * every 3 s while something is on its way, every 20 s otherwise, not at all in
 * a hidden tab. The answer before stays until the next one is there, so that
 * nothing jumps, but never across entities.
 */
export function useEntityQuery<T>(options: {
  /** The full request: what differs here is another request. */
  key: readonly unknown[];
  read: (
    api: MlopsApi,
    entity: CompoundEntityRef,
    call: CallOptions,
  ) => Promise<T>;
  isProgressing?: (data: T) => boolean;
  /** False for what need not be asked again by itself. */
  polls?: boolean;
  enabled?: boolean;
}): EntityQuery<T> {
  const { key, read, isProgressing, polls = true, enabled = true } = options;
  const api = useApi(mlopsApiRef);
  const user = useUserRef();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const signIn = useSignIn(entityRef);

  const query = useQuery<T, Error>({
    queryKey: [user, entityRef, ...key],
    queryFn: ({ signal }) =>
      signIn(
        tokens => read(api, getCompoundEntityRef(entity), { signal, tokens }),
        {
          // The page of one thing may be the first that somebody opens.
          lookAround: () =>
            api.getOverview(getCompoundEntityRef(entity), { signal }),
        },
      ),
    enabled: enabled && user !== undefined,
    refetchInterval: ({ state }) => {
      if (!polls) {
        return false;
      }
      return state.data !== undefined && isProgressing?.(state.data)
        ? progressingInterval
        : settledInterval;
    },
    placeholderData: (previous, previousQuery) =>
      previousQuery?.queryKey[1] === entityRef ? previous : undefined,
  });

  return {
    data: query.data,
    error: query.error ?? undefined,
    isFetching: query.isFetching,
    isPrevious: query.isPlaceholderData,
    refetch: query.refetch,
  };
}
