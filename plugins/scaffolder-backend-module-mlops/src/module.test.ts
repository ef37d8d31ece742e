import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  type TemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import {
  type KubernetesGateway,
  kubernetesGatewayServiceRef,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { gateway } from './__testUtils__/setup';
import scaffolderModuleMlops from '.';

describe('the module', () => {
  it('adds its actions to the scaffolder, even without any configuration', async () => {
    const added: TemplateAction[] = [];
    const scaffolder = createBackendPlugin({
      pluginId: 'scaffolder',
      register(registration) {
        registration.registerExtensionPoint(scaffolderActionsExtensionPoint, {
          addActions: (...actions) =>
            added.push(...(actions as TemplateAction[])),
        });
        registration.registerInit({ deps: {}, async init() {} });
      },
    });
    await startTestBackend({
      features: [
        scaffolder,
        scaffolderModuleMlops,
        catalogServiceMock.factory(),
        mockServices.rootConfig.factory({ data: {} }),
        createServiceFactory({
          service: kubernetesGatewayServiceRef,
          deps: {},
          factory: () => gateway as KubernetesGateway,
        }),
      ],
    });
    expect(added.map(({ id }) => id)).toEqual(['mlops:notebook:render']);
  });
});
