import { useCallback } from 'react';
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

/** Asks about the entity of the page. */
export type EntityRead = <T>(
  ask: (
    api: MlopsApi,
    entity: CompoundEntityRef,
    call: CallOptions,
  ) => Promise<T>,
  signal?: AbortSignal,
) => Promise<T>;

/**
 * For questions that `useEntityQuery` has no form for, such as page after page:
 * how to ask, and what every key of their answers starts with.
 */
export function useEntityRead(): {
  readonly read: EntityRead;
  /** Undefined until it is known who asks. */
  readonly scope: readonly [user: string, entityRef: string] | undefined;
} {
  const api = useApi(mlopsApiRef);
  const user = useUserRef();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const signIn = useSignIn(entityRef);
  const read: EntityRead = useCallback(
    (ask, signal) =>
      signIn(tokens =>
        ask(api, getCompoundEntityRef(entity), { signal, tokens }),
      ),
    [api, entity, signIn],
  );
  return { read, scope: user ? [user, entityRef] : undefined };
}
