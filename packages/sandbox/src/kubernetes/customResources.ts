import { ApiError, FieldError } from './ApiError';
import { isRecord, KubernetesObject } from './KubernetesObject';
import { ResourceDefinition, ServedVersion } from './ResourceRegistry';
import { StructuralSchema } from './schemas/StructuralSchema';
import { compareVersions } from './versionPriority';

export const crdResource = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  plural: 'customresourcedefinitions',
} as const;

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const texts = (value: unknown) =>
  Array.isArray(value) ? value.map(text).filter(Boolean) : [];
const records = (value: unknown) =>
  Array.isArray(value) ? value.filter(isRecord) : [];
const record = (value: unknown) => (isRecord(value) ? value : {});

function servedVersions(spec: Record<string, unknown>): ServedVersion[] {
  return records(spec.versions)
    .filter(version => version.served !== false)
    .map(version => {
      const { openAPIV3Schema } = record(version.schema);
      return {
        name: text(version.name),
        schema: openAPIV3Schema as StructuralSchema | undefined,
      };
    })
    .sort((a, b) => compareVersions(a.name, b.name));
}

/** The kind that a CustomResourceDefinition asks to be served. */
export function definitionOf(crd: KubernetesObject): ResourceDefinition {
  const spec = record(crd.spec);
  const names = record(spec.names);
  const kind = text(names.kind);
  // One subresource list for all versions: the CRDs of this world do not differ there.
  const subresources = records(spec.versions).flatMap(version =>
    Object.keys(record(version.subresources)),
  );
  return {
    group: text(spec.group),
    plural: text(names.plural),
    singular: text(names.singular) || kind.toLowerCase(),
    kind,
    listKind: text(names.listKind) || `${kind}List`,
    shortNames: texts(names.shortNames),
    categories: texts(names.categories),
    namespaced: spec.scope === 'Namespaced',
    versions: servedVersions(spec),
    subresources: [...new Set(subresources)].filter(it => it === 'status'),
    generation: true,
    custom: true,
    names: 'subdomain',
  };
}

/** Refuses a definition that could not be served. */
export function checkDefinition(crd: KubernetesObject) {
  const errors: FieldError[] = [];
  const require = (field: string, value: unknown) => {
    if (!value || (Array.isArray(value) && value.length === 0)) {
      errors.push({
        reason: 'FieldValueRequired',
        field,
        message: 'Required value',
      });
    }
  };
  const spec = record(crd.spec);
  const names = record(spec.names);
  require('spec.group', spec.group);
  require('spec.names.plural', names.plural);
  require('spec.names.kind', names.kind);
  require('spec.scope', spec.scope);
  require('spec.versions', records(spec.versions));
  const expected = `${names.plural}.${spec.group}`;
  if (errors.length === 0 && crd.metadata.name !== expected) {
    errors.push({
      reason: 'FieldValueInvalid',
      field: 'metadata.name',
      message: `Invalid value: "${crd.metadata.name}": must be spec.names.plural+"."+spec.group`,
    });
  }
  if (errors.length > 0) {
    throw ApiError.invalid(
      { group: crdResource.group, kind: 'CustomResourceDefinition' },
      crd.metadata.name,
      errors,
    );
  }
}

/** The status that the real server's controllers write once a definition is served. */
export function establishedStatus(crd: KubernetesObject, now: string) {
  const spec = record(crd.spec);
  const condition = (type: string, reason: string, message: string) => ({
    type,
    status: 'True',
    lastTransitionTime: now,
    reason,
    message,
  });
  return {
    conditions: [
      condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
      condition(
        'Established',
        'InitialNamesAccepted',
        'the initial names have been accepted',
      ),
    ],
    acceptedNames: spec.names,
    storedVersions: records(spec.versions)
      .filter(version => version.storage === true)
      .map(version => version.name),
  };
}
