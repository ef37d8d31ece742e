import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  measureGateway,
  platformMetricsServiceRef,
  platformTracingServiceRef,
} from '../operations';
import type { KubernetesGateway } from './KubernetesGateway';
import { ProxyKubernetesGateway } from './ProxyKubernetesGateway';
import { readKubernetesConfig } from './readKubernetesConfig';

/**
 * The gateway to Kubernetes. An installation that reaches its clusters in
 * another way replaces it by a service factory of its own.
 *
 * @public
 */
export const kubernetesGatewayServiceRef = createServiceRef<KubernetesGateway>({
  id: 'mlops.kubernetes-gateway',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        metrics: platformMetricsServiceRef,
        tracing: platformTracingServiceRef,
      },
      factory({ config, ...deps }) {
        const { lanes } = readKubernetesConfig(config);
        return measureGateway(
          ProxyKubernetesGateway.create({ ...deps, lanes }),
          deps,
        );
      },
    }),
});
