import { kubernetesResourcesReadPermission } from '@backstage/plugin-kubernetes-common';
import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  endpointReadPermission,
  notebookReadPermission,
  runReadPermission,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** The three things that an entity can have. @internal */
export type Integration = 'notebooks' | 'experiments' | 'endpoints';

/** @internal */
export const integrations: readonly Integration[] = [
  'notebooks',
  'experiments',
  'endpoints',
];

/** What somebody needs to see an integration of an entity. @internal */
export const requiredPermissions: Readonly<
  Record<
    Integration,
    {
      readonly ofEntity: ResourcePermission;
      readonly general: readonly BasicPermission[];
    }
  >
> = {
  notebooks: {
    ofEntity: notebookReadPermission,
    general: [kubernetesResourcesReadPermission],
  },
  experiments: { ofEntity: runReadPermission, general: [] },
  endpoints: {
    ofEntity: endpointReadPermission,
    general: [kubernetesResourcesReadPermission],
  },
};
