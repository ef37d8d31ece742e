/**
 * The same pages for apps of Backstage's old frontend system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { MlopsClient, mlopsApiRef } from './api';
import {
  compareRouteRef,
  endpointsRouteRef,
  experimentsRouteRef,
  modelVersionRouteRef,
  notebookRouteRef,
  notebooksRouteRef,
  runRouteRef,
  statusRouteRef,
  templateRouteRef,
} from './routes';

export { isMlopsAvailable } from './predicates';

/** @public */
export const mlopsPlugin = createPlugin({
  id: 'mlops',
  apis: [
    createApiFactory({
      api: mlopsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => MlopsClient.create(deps),
    }),
  ],
  routes: {
    notebooks: notebooksRouteRef,
    notebook: notebookRouteRef,
    experiments: experimentsRouteRef,
    run: runRouteRef,
    compareRuns: compareRouteRef,
    modelVersion: modelVersionRouteRef,
    endpoints: endpointsRouteRef,
    status: statusRouteRef,
  },
  externalRoutes: { template: templateRouteRef },
});

/** Content of `<EntityLayout.Route path="/notebooks">`. @public */
export const EntityNotebooksContent = mlopsPlugin.provide(
  createRoutableExtension({
    name: 'EntityNotebooksContent',
    mountPoint: notebooksRouteRef,
    component: () => import('./notebooks').then(m => m.NotebooksTab),
  }),
);

/** Content of `<EntityLayout.Route path="/experiments">`. @public */
export const EntityExperimentsContent = mlopsPlugin.provide(
  createRoutableExtension({
    name: 'EntityExperimentsContent',
    mountPoint: experimentsRouteRef,
    component: () => import('./mlflow').then(m => m.ExperimentsTab),
  }),
);

/** Content of `<EntityLayout.Route path="/endpoints">`. @public */
export const EntityEndpointsContent = mlopsPlugin.provide(
  createRoutableExtension({
    name: 'EntityEndpointsContent',
    mountPoint: endpointsRouteRef,
    component: () => import('./serving').then(m => m.EndpointsTab),
  }),
);

/** Page for administrators: `<Route path="/mlops/status" element={<MlopsStatusPage />} />`. @public */
export const MlopsStatusPage = mlopsPlugin.provide(
  createRoutableExtension({
    name: 'MlopsStatusPage',
    mountPoint: statusRouteRef,
    component: () => import('./status').then(m => m.StatusPage),
  }),
);

/** Card for the entity's overview page. @public */
export const EntityMlopsOverviewCard = mlopsPlugin.provide(
  createComponentExtension({
    name: 'EntityMlopsOverviewCard',
    component: {
      lazy: () => import('./overview').then(m => m.OverviewCard),
    },
  }),
);
