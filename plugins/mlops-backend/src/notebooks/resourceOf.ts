import {
  type KubernetesResource,
  notebookResource,
  workspaceResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { FoundNotebooks } from './NotebookFinder';

/** What the notebooks of a list are in their cluster. @internal */
export function resourceOf({ workspaces }: FoundNotebooks): KubernetesResource {
  return workspaces ? workspaceResource : notebookResource;
}
