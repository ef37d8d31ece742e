import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  type KubernetesStore,
  kubernetesStoreServiceRef,
} from '@mlops-portal/backstage-plugin-mlops-node';

/** A plugin that has a store of its own, with nothing in it, and hands it out. */
export function storeProbe(onStore: (store: KubernetesStore) => void) {
  return createBackendPlugin({
    pluginId: 'mlops-benchmark',
    register(env) {
      env.registerInit({
        deps: { store: kubernetesStoreServiceRef },
        async init({ store }) {
          onStore(store);
        },
      });
    },
  });
}
