import { useCallback, useMemo } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { SignInSession, type Tokens } from './SignInSession';
import { kubernetesAuthProvidersApiRef } from './kubernetesAuthProviders';

/**
 * Asks with the user's own tokens for those clusters of the entity that the
 * answer says want one. Which these are is remembered, so that only the first
 * question is asked twice.
 */
export function useClusterSignIn(entityRef: string) {
  const providers = useApiHolder().get(kubernetesAuthProvidersApiRef);
  const signIn = useMemo(
    () => ({ entityRef, session: new SignInSession(providers) }),
    [entityRef, providers],
  );
  return useCallback(
    <T>(ask: (tokens: Tokens) => Promise<T>) => signIn.session.ask(ask),
    [signIn],
  );
}
