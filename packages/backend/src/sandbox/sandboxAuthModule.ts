import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { SandboxPeople } from './SandboxPeople';

/** Signs in whoever says to be one of the people of the sandbox, as its sign-in page lets them choose. */
export default createBackendModule({
  pluginId: 'auth',
  moduleId: 'sandbox-provider',
  register(registration) {
    registration.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ providers, config }) {
        const people = SandboxPeople.fromConfig(config);
        providers.registerProvider({
          providerId: 'sandbox',
          factory: createProxyAuthProviderFactory({
            authenticator: createProxyAuthenticator({
              defaultProfileTransform: async () => ({ profile: {} }),
              initialize: () => people,
              authenticate: async ({ req }) => ({
                result: {
                  entityRef: people.entityRef(req.headers['x-sandbox-user']),
                },
              }),
            }),
            signInResolver: ({ result }, context) =>
              context.signInWithCatalogUser({ entityRef: result.entityRef }),
          }),
        });
      },
    });
  },
});
