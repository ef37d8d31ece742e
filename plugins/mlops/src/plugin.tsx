import {
  ApiBlueprint,
  createFrontendPlugin,
  type OverridableFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  discoveryApiRef,
  type ExternalRouteRef,
  fetchApiRef,
  type RouteRef,
  type SubRouteRef,
} from '@backstage/core-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import StatusIcon from '@material-ui/icons/NetworkCheck';
import { mlopsApiRef } from './api/MlopsApi';
import { MlopsClient } from './api/MlopsClient';
import { mlopsEntityPredicate } from './predicates';
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

/** @internal */
export const mlopsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: mlopsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => MlopsClient.create(deps),
    }),
});

// The three tabs have no group: two or more tabs of one group hide in a menu.

/** @internal */
export const notebooksContent = EntityContentBlueprint.make({
  name: 'notebooks',
  params: {
    path: '/notebooks',
    title: 'Notebooks',
    routeRef: notebooksRouteRef,
    filter: mlopsEntityPredicate,
    loader: () => import('./notebooks').then(m => <m.NotebooksTab />),
  },
});

/** @internal */
export const experimentsContent = EntityContentBlueprint.make({
  name: 'experiments',
  params: {
    path: '/experiments',
    title: 'Experiments',
    routeRef: experimentsRouteRef,
    filter: mlopsEntityPredicate,
    loader: () => import('./mlflow').then(m => <m.ExperimentsTab />),
  },
});

/** @internal */
export const endpointsContent = EntityContentBlueprint.make({
  name: 'endpoints',
  params: {
    path: '/endpoints',
    title: 'Endpoints',
    routeRef: endpointsRouteRef,
    filter: mlopsEntityPredicate,
    loader: () => import('./serving').then(m => <m.EndpointsTab />),
  },
});

/** @internal */
export const overviewCard = EntityCardBlueprint.make({
  name: 'overview',
  params: {
    type: 'content',
    filter: mlopsEntityPredicate,
    loader: () => import('./overview').then(m => <m.OverviewCard />),
  },
});

/** @internal */
export const statusPage = PageBlueprint.make({
  name: 'status',
  // Who may not see it has no entry for it; the backend decides.
  if: { permissions: { $contains: 'mlops.status.read#read' } },
  params: {
    path: '/mlops/status',
    title: 'MLOps status',
    icon: <StatusIcon fontSize="inherit" />,
    routeRef: statusRouteRef,
    loader: () => import('./status').then(m => <m.StatusPage />),
  },
});

/** Which notebook a page is about. @public */
export type NotebookRouteParams = {
  cluster: string;
  notebookNamespace: string;
  notebook: string;
};

/** Which run a page is about. @public */
export type RunRouteParams = { server: string; run: string };

/** Which version of a registered model a page is about. @public */
export type ModelVersionRouteParams = {
  server: string;
  model: string;
  version: string;
};

/**
 * Notebooks, experiments and endpoints on the page of a catalog entity.
 *
 * The type is written out because the inferred one lists the inner types of every extension, in an order that changes
 * from one compilation to the next.
 *
 * @public
 */
export const mlopsPlugin: OverridableFrontendPlugin<
  {
    notebooks: RouteRef<undefined>;
    notebook: SubRouteRef<NotebookRouteParams>;
    experiments: RouteRef<undefined>;
    run: SubRouteRef<RunRouteParams>;
    compareRuns: SubRouteRef<undefined>;
    modelVersion: SubRouteRef<ModelVersionRouteParams>;
    endpoints: RouteRef<undefined>;
    status: RouteRef<undefined>;
  },
  {
    template: ExternalRouteRef<
      { namespace: string; templateName: string },
      true
    >;
  }
> = createFrontendPlugin({
  pluginId: 'mlops',
  title: 'MLOps',
  info: { packageJson: () => import('../package.json') },
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
  extensions: [
    mlopsApi,
    notebooksContent,
    experimentsContent,
    endpointsContent,
    overviewCard,
    statusPage,
  ],
});
