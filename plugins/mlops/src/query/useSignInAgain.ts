import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useSignInSessions, useUserRef } from './MlopsQueryProvider';
import type { SignInPlace } from './SignInSession';

/**
 * Signs in once more, and asks all about the entity of the page
 * again. Resolves to whether there is a token for the place now.
 */
export function useSignInAgain(): (place: SignInPlace) => Promise<boolean> {
  const sessions = useSignInSessions();
  const client = useQueryClient();
  const user = useUserRef();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return useCallback(
    async place => {
      const signedIn = await sessions.get(entityRef)?.again(place);
      await client.invalidateQueries({ queryKey: [user, entityRef] });
      return signedIn ?? false;
    },
    [sessions, client, user, entityRef],
  );
}
