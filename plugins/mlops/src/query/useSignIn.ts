import { useCallback } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { useSignInSessions } from './MlopsQueryProvider';
import { SignInSession, type Tokens } from './SignInSession';
import { kubernetesAuthProvidersApiRef } from './kubernetesAuthProviders';

/**
 * Asks with the user's own tokens for those clusters and MLflow servers of the
 * entity that the answer says want one. Which these are is remembered, so that only the first
 * question is asked twice.
 */
export function useSignIn(entityRef: string) {
  const providers = useApiHolder().get(kubernetesAuthProvidersApiRef);
  const sessions = useSignInSessions();
  return useCallback(
    <T>(
      ask: (tokens: Tokens) => Promise<T>,
      options?: {
        /** For what must not be done twice. */
        once?: boolean;
        /** Reads something that says who wants a token. */
        lookAround?: () => Promise<unknown>;
      },
    ) => {
      const session = sessions.get(entityRef) ?? new SignInSession(providers);
      sessions.set(entityRef, session);
      return options?.once
        ? session.askOnce(ask)
        : session.ask(ask, options?.lookAround);
    },
    [entityRef, providers, sessions],
  );
}
