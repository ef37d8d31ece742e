import {
  createContext,
  type PropsWithChildren,
  useContext,
  useEffect,
  useState,
} from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { queryClient } from './queryClient';
import type { SignInSession } from './SignInSession';

const UserContext = createContext<string | undefined>(undefined);

type Sessions = Map<string, SignInSession>;

const SessionsContext = createContext<Sessions | undefined>(undefined);

/** Extensions mount apart from each other, so each of them brings the shared client. */
export function MlopsQueryProvider(props: PropsWithChildren<{}>) {
  const identityApi = useApi(identityApiRef);
  const [user, setUser] = useState<string>();
  const [sessions] = useState<Sessions>(() => new Map());

  useEffect(() => {
    let mounted = true;
    const remember = (value: string) => mounted && setUser(value);
    identityApi.getBackstageIdentity().then(
      identity => remember(identity.userEntityRef),
      () => remember('unknown'),
    );
    return () => {
      mounted = false;
    };
  }, [identityApi]);

  return (
    <QueryClientProvider client={queryClient}>
      <UserContext.Provider value={user}>
        <SessionsContext.Provider value={sessions}>
          {props.children}
        </SessionsContext.Provider>
      </UserContext.Provider>
    </QueryClientProvider>
  );
}

/** The signed-in user's entity reference; undefined until it is known. */
export function useUserRef(): string | undefined {
  return useContext(UserContext);
}

/** By entity: what one question learns of sign-ins, the next one knows. */
export function useSignInSessions(): Sessions {
  const [own] = useState<Sessions>(() => new Map());
  return useContext(SessionsContext) ?? own;
}
