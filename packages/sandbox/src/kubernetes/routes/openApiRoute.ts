import { ApiError } from '../ApiError';
import { ResourceDefinition, ResourceRegistry } from '../ResourceRegistry';

const root = '/openapi/v3';

function prefixOf(group: string, version: string) {
  return group ? `apis/${group}/${version}` : `api/${version}`;
}

function groupVersions(registry: ResourceRegistry) {
  return registry
    .all()
    .flatMap(({ group, versions }) =>
      versions.map(({ name }) => prefixOf(group, name)),
    );
}

const parameter = (name: string) => ({
  name,
  in: 'query',
  schema: { type: 'string', uniqueItems: true },
});

function patchOperation(resource: ResourceDefinition, version: string) {
  const { group, kind } = resource;
  return {
    patch: {
      parameters: ['dryRun', 'fieldManager', 'fieldValidation', 'force'].map(
        parameter,
      ),
      responses: { 200: { description: 'OK' } },
      'x-kubernetes-action': 'patch',
      'x-kubernetes-group-version-kind': { group, kind, version },
    },
  };
}

/**
 * As much of the API's description as kubectl needs to leave validation to the server:
 * that a PATCH takes `fieldValidation` and `dryRun`. Schemas are not described.
 */
export function describeApi(registry: ResourceRegistry, path: string): unknown {
  const rest = path.slice(root.length + 1);
  if (rest === '') {
    const entries = groupVersions(registry).map(prefix => [
      prefix,
      { serverRelativeURL: `${root}/${prefix}` },
    ]);
    return { paths: Object.fromEntries(entries) };
  }
  const entries = registry.all().flatMap(resource =>
    resource.versions
      .filter(({ name }) => prefixOf(resource.group, name) === rest)
      .map(({ name }) => {
        const namespace = resource.namespaced ? '/namespaces/{namespace}' : '';
        return [
          `/${rest}${namespace}/${resource.plural}/{name}`,
          patchOperation(resource, name),
        ];
      }),
  );
  if (entries.length === 0) {
    throw ApiError.pathNotFound();
  }
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.36.0-sandbox' },
    paths: Object.fromEntries(entries),
    components: { schemas: {} },
  };
}

/** True for the paths that {@link describeApi} answers. */
export const isOpenApiPath = (path: string) =>
  path === root || path.startsWith(`${root}/`);
