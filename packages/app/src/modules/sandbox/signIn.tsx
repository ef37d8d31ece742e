import { SignInPage } from '@backstage/core-components';
import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import {
  configApiRef,
  discoveryApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import {
  SignInPageBlueprint,
  type SignInPageProps,
} from '@backstage/plugin-app-react';
import { SandboxSession } from './SandboxSession';
import { alice, bob } from './people';

const sessionOf = (name: string, { apiRef }: typeof alice) =>
  ApiBlueprint.make({
    name: `sandbox-${name}`,
    params: define =>
      define({
        api: apiRef,
        deps: { discoveryApi: discoveryApiRef },
        factory: ({ discoveryApi }) => new SandboxSession(name, discoveryApi),
      }),
  });

export const aliceSession = sessionOf('alice', alice);
export const bobSession = sessionOf('bob', bob);

/** In development, people may be the guest, Alice or Bob. */
export function SandboxSignInPage(props: SignInPageProps) {
  const environment =
    useApi(configApiRef).getOptionalString('auth.environment');
  const isDevelopment = (environment ?? 'development') === 'development';
  return (
    <SignInPage
      {...props}
      title={isDevelopment ? 'Who are you?' : undefined}
      providers={isDevelopment ? ['guest', alice, bob] : ['guest']}
    />
  );
}

export const signInPage = SignInPageBlueprint.make({
  params: { loader: async () => SandboxSignInPage },
});
