import type { MlflowSite } from '@mlops-portal/backstage-plugin-mlops-common';
import type { MlflowServer } from '@mlops-portal/backstage-plugin-mlops-node';
import { type Viewer, workspaceOf } from './Viewer';

/** Where MLflow's own pages about a viewer's things are. @internal */
export function siteOf(server: MlflowServer, viewer: Viewer): MlflowSite {
  const { externalUrl } = server.config;
  return { externalUrl, workspace: workspaceOf(viewer, server) };
}
