import {
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';

/**
 * Guards an entity's notebooks.
 *
 * Like all permissions about an entity it is one of the catalog entity, so that
 * policies can use the catalog's rules such as `isEntityOwner`.
 *
 * @public
 */
export const notebookReadPermission = createPermission({
  name: 'mlops.notebook.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Guards what the containers of an entity's workloads write.
 *
 * Who reads it needs the permission to see the workload, too, as for
 * manifests and operating.
 *
 * @public
 */
export const logsReadPermission = createPermission({
  name: 'mlops.logs.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Guards the manifests of an entity's workloads.
 *
 * @public
 */
export const manifestReadPermission = createPermission({
  name: 'mlops.manifest.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Guards starting, stopping and recreating an entity's notebooks.
 *
 * @public
 */
export const notebookOperatePermission = createPermission({
  name: 'mlops.notebook.operate',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Guards an entity's MLflow experiments, runs and registered models.
 *
 * @public
 */
export const runReadPermission = createPermission({
  name: 'mlops.run.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Guards an entity's inference endpoints.
 *
 * @public
 */
export const endpointReadPermission = createPermission({
  name: 'mlops.endpoint.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Guards proposing a change to an entity's workloads: every `mlops:*` action
 * of a software template.
 *
 * @public
 */
export const workloadProposePermission = createPermission({
  name: 'mlops.workload.propose',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Guards the status page, which names clusters, kinds and MLflow servers and
 * what is wrong with them: for administrators.
 *
 * @public
 */
export const statusReadPermission = createPermission({
  name: 'mlops.status.read',
  attributes: { action: 'read' },
});

/**
 * All permissions of the plugin, for policies and their editors.
 *
 * @public
 */
export const mlopsPermissions: readonly Permission[] = [
  notebookReadPermission,
  runReadPermission,
  endpointReadPermission,
  logsReadPermission,
  manifestReadPermission,
  notebookOperatePermission,
  workloadProposePermission,
  statusReadPermission,
];
