import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { CachedReads } from './CachedReads';
import { kubernetesGatewayServiceRef } from './kubernetesGatewayServiceRef';

/**
 * Reads of what is not watched, kept for seconds. One for the plugin, so that
 * all its pages share the answers.
 *
 * @public
 */
export const cachedReadsServiceRef = createServiceRef<CachedReads>({
  id: 'mlops.kubernetes-reads',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { gateway: kubernetesGatewayServiceRef },
      factory: ({ gateway }) => CachedReads.create({ gateway }),
    }),
});
