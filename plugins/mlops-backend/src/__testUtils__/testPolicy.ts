import { createBackendModule } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';

/** Nobody may use the raw proxy, and mallory nothing of ours. */
export const testPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'test-policy',
  register(env) {
    env.registerInit({
      deps: { extension: policyExtensionPoint },
      async init({ extension }) {
        extension.setPolicy({
          handle: async ({ permission }, user) => {
            const denied =
              permission.name === 'kubernetes.proxy' ||
              (permission.name.startsWith('mlops.') &&
                user?.info.userEntityRef === 'user:default/mallory');
            return {
              result: denied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
            };
          },
        });
      },
    });
  },
});
