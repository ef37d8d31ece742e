import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { KubernetesStore } from './KubernetesStore';
import { ReflectorPool } from './ReflectorPool';
import { kubernetesGatewayServiceRef } from './kubernetesGatewayServiceRef';

/**
 * What clusters contain, from memory. Nothing is read before somebody asks.
 *
 * @public
 */
export const kubernetesStoreServiceRef = createServiceRef<KubernetesStore>({
  id: 'mlops.kubernetes-store',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        gateway: kubernetesGatewayServiceRef,
        lifecycle: coreServices.lifecycle,
      },
      factory({ gateway, lifecycle }) {
        const pool = ReflectorPool.create({ gateway });
        lifecycle.addShutdownHook(() => pool.stop());
        return pool;
      },
    }),
});
