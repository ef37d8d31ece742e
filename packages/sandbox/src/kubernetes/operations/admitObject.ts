import { ApiError, FieldError } from '../ApiError';
import { KubernetesObject } from '../KubernetesObject';
import { StructuralSchema } from '../schemas/StructuralSchema';
import { builtInSchemas } from '../schemas/builtInSchemas';
import { tableOf } from '../ResourceRegistry';
import { applyDefaults } from '../validation/applyDefaults';
import { pruneUnknown } from '../validation/pruneUnknown';
import { validateKind } from '../validation/validateKind';
import { validateMetadata } from '../validation/validateMetadata';
import { validateSchema } from '../validation/validateSchema';
import { WriteRequest } from './WriteRequest';

function schemaOf(request: WriteRequest): StructuralSchema | undefined {
  const { resource, version } = request;
  return resource.custom
    ? resource.versions.find(it => it.name === version)?.schema
    : builtInSchemas[tableOf(resource)];
}

/** Drops unknown fields, or refuses them, as the request wants it. */
export function decodeObject(
  object: KubernetesObject,
  request: WriteRequest,
): KubernetesObject {
  const schema = schemaOf(request);
  if (!schema) {
    return object;
  }
  const { value, unknown } = pruneUnknown(object, schema);
  const texts = unknown.map(path => `unknown field "${path}"`);
  if (texts.length > 0 && request.fieldValidation === 'Strict') {
    const { kind } = request.resource;
    const all = texts.join(', ');
    throw ApiError.badRequest(
      `${kind} in version "${request.version}" cannot be handled as a ${kind}: strict decoding error: ${all}`,
    );
  }
  if (request.fieldValidation === 'Warn') {
    texts.forEach(text => request.warn(text));
  }
  return value;
}

/** Fills in defaults and checks what is to be stored. */
export function admitObject(
  candidate: KubernetesObject,
  request: WriteRequest,
): KubernetesObject {
  const { resource } = request;
  const schema = schemaOf(request);
  const object = schema
    ? (applyDefaults(candidate, schema) as KubernetesObject)
    : candidate;
  const errors: FieldError[] = validateMetadata(object, resource.names);
  if (schema) {
    errors.push(...validateSchema(object, schema));
  }
  if (errors.length === 0) {
    errors.push(...validateKind(object, resource));
  }
  if (errors.length > 0) {
    throw ApiError.invalid(resource, object.metadata.name, errors);
  }
  return object;
}
