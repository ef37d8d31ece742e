import { createBackendModule } from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { OwnerPolicy } from './OwnerPolicy';

export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'owner-policy',
  register(registration) {
    registration.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new OwnerPolicy());
      },
    });
  },
});
