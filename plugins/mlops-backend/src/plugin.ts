import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { mlopsPermissions } from '@mlops-portal/backstage-plugin-mlops-common';
import {
  cachedReadsServiceRef,
  kubernetesGatewayServiceRef,
  kubernetesStoreServiceRef,
  mlflowServersServiceRef,
  platformMetricsServiceRef,
  readNotebooksConfig,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { AuditTrail, EntityAuthorizer, EntityGate } from './entity';
import { KubernetesIntegration } from './kubernetes';
import { ExperimentService, gitHosts } from './mlflow';
import { createNotebookServices } from './notebooks';
import { OverviewService } from './overview';
import { createRouter } from './router';
import { EndpointService } from './serving';
import { StatusGate, StatusService } from './status';

/** @internal */
export function createMlopsPlugin(options?: {
  readonly validateResponses?: boolean;
  /** The time, where it is not the real one. */
  readonly now?: () => Date;
}) {
  return createBackendPlugin({
    pluginId: 'mlops',
    register(env) {
      env.registerInit({
        deps: {
          auditor: coreServices.auditor,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          gateway: kubernetesGatewayServiceRef,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          logger: coreServices.logger,
          metrics: platformMetricsServiceRef,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
          reads: cachedReadsServiceRef,
          store: kubernetesStoreServiceRef,
          servers: mlflowServersServiceRef,
          userInfo: coreServices.userInfo,
        },
        async init(deps) {
          const now = options?.now ?? (() => new Date());
          deps.permissionsRegistry.addPermissions([...mlopsPermissions]);
          deps.metrics.observeStore(deps.store);
          const kubernetes = KubernetesIntegration.fromConfig({ ...deps, now });
          const settings = readNotebooksConfig(deps.config);
          for (const { key, message } of settings.problems) {
            deps.logger.error(`Configuration of mlops: ${message}`, { key });
          }
          const notebooks = createNotebookServices({
            ...deps,
            kubernetes,
            settings,
            now,
          });
          const endpoints = EndpointService.create({ kubernetes, now });
          const experiments = ExperimentService.create({
            ...deps,
            hosts: gitHosts(deps.config),
            now,
          });
          const services = { notebooks, endpoints, experiments };
          const gate = EntityGate.create({
            ...deps,
            authorizer: EntityAuthorizer.create(deps),
          });
          deps.httpRouter.use(
            createRouter({
              ...services,
              gate,
              audit: AuditTrail.create(deps.auditor),
              overview: OverviewService.create({
                ...services,
                notebooks: notebooks.list,
                now,
              }),
              statusGate: StatusGate.create(deps),
              status: StatusService.create(deps),
              ...options,
            }),
          );
        },
      });
    },
  });
}

/**
 * The backend of Backstage MLOps: notebooks, MLflow runs and KServe endpoints
 * of catalog entities.
 *
 * @public
 */
export const mlopsPlugin = createMlopsPlugin();
