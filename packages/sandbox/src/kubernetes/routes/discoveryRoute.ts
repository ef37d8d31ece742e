import { ApiError } from '../ApiError';
import { ResourceDefinition, ResourceRegistry } from '../ResourceRegistry';
import { compareVersions } from '../versionPriority';

const allVerbs = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];
const reviews = [
  { plural: 'selfsubjectaccessreviews', kind: 'SelfSubjectAccessReview' },
  { plural: 'subjectaccessreviews', kind: 'SubjectAccessReview' },
];
export const reviewGroup = 'authorization.k8s.io';

function subresourceEntry(resource: ResourceDefinition, subresource: string) {
  return {
    name: `${resource.plural}/${subresource}`,
    singularName: '',
    namespaced: resource.namespaced,
    kind: resource.kind,
    verbs: subresource === 'log' ? ['get'] : ['get', 'patch', 'update'],
  };
}

function entries(resource: ResourceDefinition) {
  const { plural, singular, kind, namespaced, shortNames, categories } =
    resource;
  return [
    {
      name: plural,
      singularName: singular,
      namespaced,
      kind,
      verbs: allVerbs,
      shortNames,
      categories,
    },
    ...resource.subresources.map(it => subresourceEntry(resource, it)),
  ];
}

function resourceList(
  registry: ResourceRegistry,
  group: string,
  version: string,
) {
  const groupVersion = group ? `${group}/${version}` : version;
  const head = { kind: 'APIResourceList', apiVersion: 'v1', groupVersion };
  if (groupVersion === `${reviewGroup}/v1`) {
    const resources = reviews.map(({ plural, kind }) => ({
      name: plural,
      singularName: kind.toLowerCase(),
      namespaced: false,
      kind,
      verbs: ['create'],
    }));
    return { ...head, resources };
  }
  const resources = registry
    .all()
    .filter(it => it.group === group)
    .filter(it => it.versions.some(served => served.name === version))
    .flatMap(entries);
  if (resources.length === 0) {
    throw ApiError.pathNotFound();
  }
  return { ...head, resources };
}

function groups(registry: ResourceRegistry) {
  const versions = new Map<string, Set<string>>([
    [reviewGroup, new Set(['v1'])],
  ]);
  for (const { group, versions: served } of registry.all()) {
    if (group) {
      const known = versions.get(group) ?? new Set();
      served.forEach(it => known.add(it.name));
      versions.set(group, known);
    }
  }
  return [...versions].map(([name, served]) => {
    const list = [...served].sort(compareVersions).map(version => ({
      groupVersion: `${name}/${version}`,
      version,
    }));
    return { name, versions: list, preferredVersion: list[0] };
  });
}

/** Says which kinds are served, group by group. */
export function discover(registry: ResourceRegistry, path: string): unknown {
  const [root, ...rest] = path.split('/').filter(Boolean);
  if (root === 'api' && rest.length === 0) {
    return {
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [],
    };
  }
  if (root === 'api' && rest.length === 1) {
    return resourceList(registry, '', rest[0]);
  }
  if (root === 'apis' && rest.length === 0) {
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups(registry) };
  }
  if (root === 'apis' && rest.length === 1) {
    const group = groups(registry).find(it => it.name === rest[0]);
    if (group) {
      return { kind: 'APIGroup', apiVersion: 'v1', ...group };
    }
  }
  if (root === 'apis' && rest.length === 2) {
    return resourceList(registry, rest[0], rest[1]);
  }
  throw ApiError.pathNotFound();
}
