import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { kubernetesGatewayServiceRef } from '@mlops-portal/backstage-plugin-mlops-node';
import { ProposalGuard } from './entity/ProposalGuard';
import { createNotebookRenderAction } from './notebooks/createNotebookRenderAction';

/**
 * Adds the `mlops:*` actions to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleMlops = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'mlops',
  register(registration) {
    registration.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        gateway: kubernetesGatewayServiceRef,
        permissions: coreServices.permissions,
        userInfo: coreServices.userInfo,
      },
      async init({ actions, config, ...services }) {
        const guard = ProposalGuard.create({ config, ...services });
        actions.addActions(createNotebookRenderAction({ config, guard }));
      },
    });
  },
});
