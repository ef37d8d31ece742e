import { ApiError } from '../ApiError';
import { isRecord, KubernetesObject } from '../KubernetesObject';
import { ResourceDefinition } from '../ResourceRegistry';

/** How to delete; read from the body, else from the query. */
export interface DeleteOptions {
  readonly propagationPolicy?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly dryRun: boolean;
}

/** Reads the body of a DELETE, which overrides the query. */
export function deleteOptions(
  body: unknown,
  query: URLSearchParams,
): DeleteOptions {
  const given = isRecord(body) ? body : {};
  const preconditions = isRecord(given.preconditions)
    ? given.preconditions
    : {};
  const text = (value: unknown) =>
    typeof value === 'string' ? value : undefined;
  const dryRun = Array.isArray(given.dryRun)
    ? given.dryRun
    : query.getAll('dryRun');
  return {
    propagationPolicy:
      text(given.propagationPolicy) ??
      query.get('propagationPolicy') ??
      undefined,
    uid: text(preconditions.uid),
    resourceVersion: text(preconditions.resourceVersion),
    dryRun: dryRun.includes('All'),
  };
}

/** Refuses when the object is not the one that is meant. */
export function checkPreconditions(
  resource: ResourceDefinition,
  object: KubernetesObject,
  options: DeleteOptions,
) {
  const { name, uid, resourceVersion } = object.metadata;
  if (options.uid && options.uid !== uid) {
    throw ApiError.conflict(
      resource,
      name,
      `Precondition failed: UID in precondition: ${options.uid}, UID in object meta: ${uid}`,
    );
  }
  if (options.resourceVersion && options.resourceVersion !== resourceVersion) {
    throw ApiError.conflict(
      resource,
      name,
      `Precondition failed: ResourceVersion in precondition: ${options.resourceVersion}, ResourceVersion in object meta: ${resourceVersion}`,
    );
  }
}
