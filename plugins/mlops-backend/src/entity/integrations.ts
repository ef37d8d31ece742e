import { kubernetesResourcesReadPermission } from '@backstage/plugin-kubernetes-common';
import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  endpointReadPermission,
  logsReadPermission,
  manifestReadPermission,
  notebookOperatePermission,
  notebookReadPermission,
  runReadPermission,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** The three things that an entity can have. @internal */
export type Integration = 'notebooks' | 'experiments' | 'endpoints';

/** What somebody wants to do with an entity. @internal */
export type Right =
  | Integration
  | 'notebook-logs'
  | 'notebook-manifest'
  | 'notebook-operate';

/** @internal */
export const integrations: readonly Integration[] = [
  'notebooks',
  'experiments',
  'endpoints',
];

/** @internal */
export interface RequiredPermissions {
  /** All of them, for the entity. */
  readonly ofEntity: readonly ResourcePermission[];
  readonly general: readonly BasicPermission[];
  /** What a refusal is called in the audit log. */
  readonly eventId: 'resource-read' | 'notebook-operate';
}

const cluster = [kubernetesResourcesReadPermission];

/** What somebody needs for it. Who may not see a thing may do nothing with it. @internal */
export const requiredPermissions: Readonly<Record<Right, RequiredPermissions>> =
  {
    notebooks: {
      ofEntity: [notebookReadPermission],
      general: cluster,
      eventId: 'resource-read',
    },
    experiments: {
      ofEntity: [runReadPermission],
      general: [],
      eventId: 'resource-read',
    },
    endpoints: {
      ofEntity: [endpointReadPermission],
      general: cluster,
      eventId: 'resource-read',
    },
    'notebook-logs': {
      ofEntity: [notebookReadPermission, logsReadPermission],
      general: cluster,
      eventId: 'resource-read',
    },
    'notebook-manifest': {
      ofEntity: [notebookReadPermission, manifestReadPermission],
      general: cluster,
      eventId: 'resource-read',
    },
    'notebook-operate': {
      ofEntity: [notebookReadPermission, notebookOperatePermission],
      general: cluster,
      eventId: 'notebook-operate',
    },
  };
