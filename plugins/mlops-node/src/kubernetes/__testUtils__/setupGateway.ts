import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { notebookResource } from '@mlops-portal/backstage-plugin-mlops-common';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import {
  ProxyKubernetesGateway,
  type ProxyKubernetesGatewayOptions,
} from '../ProxyKubernetesGateway';

/** Where the test's discovery finds the Kubernetes plugin. */
export const PLUGIN = 'http://localhost:0/api/kubernetes';

export const NOTEBOOKS = `${PLUGIN}/proxy/apis/kubeflow.org/v1/namespaces/churn/notebooks`;

export const request = {
  cluster: 'local',
  resource: notebookResource,
  namespace: 'churn',
};

export function createGateway(
  options?: Partial<ProxyKubernetesGatewayOptions>,
): ProxyKubernetesGateway {
  return ProxyKubernetesGateway.create({
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
    ...options,
  });
}

/** Call it in a describe block: the Kubernetes plugin is then what the test says. */
export function setupPlugin() {
  const server = setupServer();
  registerMswTestHooks(server);
  return {
    server,
    answerWith(response: () => Response | Promise<Response>) {
      server.use(http.get(NOTEBOOKS, response));
    },
  };
}
