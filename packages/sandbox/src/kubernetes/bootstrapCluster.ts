import { ApiState } from './ApiState';
import { ApiError } from './ApiError';
import { KubernetesObject } from './KubernetesObject';
import { ResourceRegistry, tableOf } from './ResourceRegistry';
import { createObject } from './operations/createObject';
import { portalServiceAccount } from './rbac/accounts';
import { bootstrapRoles } from './rbac/bootstrapRoles';
import { ownDefinitions } from './schemas/ownDefinitions';

/** The namespaces of a new cluster. */
export const bootstrapNamespaces = [
  'default',
  'kube-node-lease',
  'kube-public',
  'kube-system',
  portalServiceAccount.namespace,
];

function definitionOf(registry: ResourceRegistry, object: KubernetesObject) {
  const resource = registry.byKind(object.apiVersion, object.kind);
  if (!resource) {
    throw ApiError.pathNotFound();
  }
  return resource;
}

function create(state: ApiState, object: KubernetesObject) {
  const resource = definitionOf(state.registry, object);
  createObject(object, {
    state,
    resource,
    version: resource.versions[0].name,
    namespace: object.metadata.namespace,
    name: object.metadata.name,
    dryRun: false,
    fieldValidation: 'Ignore',
    warn: () => {},
  });
}

/** Fills a new cluster: namespaces, roles, and definitions, of which given ones go before the project's own. */
export function bootstrapCluster(
  state: ApiState,
  crds: readonly KubernetesObject[],
) {
  for (const name of bootstrapNamespaces) {
    create(state, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  create(state, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { ...portalServiceAccount },
  });
  for (const role of bootstrapRoles) {
    // Put, not created: bindings are there before their namespaces.
    const resource = definitionOf(state.registry, role);
    state.store.put(tableOf(resource), role);
  }
  const given = new Set(crds.map(crd => crd.metadata.name));
  const own = ownDefinitions.filter(crd => !given.has(crd.metadata.name));
  for (const crd of [...own, ...crds]) {
    create(state, crd);
  }
}
