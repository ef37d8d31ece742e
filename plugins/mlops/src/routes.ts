import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

export const notebooksRouteRef = createRouteRef({ id: 'mlops.notebooks' });
/** The page of one notebook. Its parameters must not be those of the entity's page. */
export const notebookRouteRef = createSubRouteRef({
  id: 'mlops.notebook',
  parent: notebooksRouteRef,
  path: '/:cluster/:notebookNamespace/:notebook',
});
export const experimentsRouteRef = createRouteRef({ id: 'mlops.experiments' });
export const runRouteRef = createSubRouteRef({
  id: 'mlops.run',
  parent: experimentsRouteRef,
  path: '/runs/:server/:run',
});
/** Which runs are compared is in the query: `server`, and `run` for each. */
export const compareRouteRef = createSubRouteRef({
  id: 'mlops.compare-runs',
  parent: experimentsRouteRef,
  path: '/compare',
});
export const modelVersionRouteRef = createSubRouteRef({
  id: 'mlops.model-version',
  parent: experimentsRouteRef,
  path: '/models/:server/:model/:version',
});
export const statusRouteRef = createRouteRef({ id: 'mlops.status' });
export const endpointsRouteRef = createRouteRef({ id: 'mlops.endpoints' });

/** The form of a software template; without the scaffolder the buttons that lead to it are absent. */
export const templateRouteRef = createExternalRouteRef({
  id: 'mlops.template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});
