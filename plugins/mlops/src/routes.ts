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
export const statusRouteRef = createRouteRef({ id: 'mlops.status' });
export const endpointsRouteRef = createRouteRef({ id: 'mlops.endpoints' });

/** The form of a software template; without the scaffolder the buttons that lead to it are absent. */
export const templateRouteRef = createExternalRouteRef({
  id: 'mlops.template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});
