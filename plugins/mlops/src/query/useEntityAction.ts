import { useMutation, useQueryClient } from '@tanstack/react-query';
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

/**
 * Does something to what belongs to the entity of the page. All that is shown
 * of the entity is asked for anew when it is done, or has failed: an action may
 * have happened although its answer was lost.
 */
export function useEntityAction<Request, Answer>(
  act: (
    api: MlopsApi,
    entity: CompoundEntityRef,
    request: Request,
    call: CallOptions,
  ) => Promise<Answer>,
) {
  const api = useApi(mlopsApiRef);
  const user = useUserRef();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const signIn = useSignIn(entityRef);
  const client = useQueryClient();
  return useMutation<Answer, Error, Request>({
    networkMode: 'always',
    mutationFn: request =>
      signIn(
        tokens => act(api, getCompoundEntityRef(entity), request, { tokens }),
        { once: true },
      ),
    onSettled: () => client.invalidateQueries({ queryKey: [user, entityRef] }),
  });
}
