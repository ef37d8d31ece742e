import { isDeepStrictEqual } from 'node:util';
import { ApiError } from '../ApiError';
import { KubernetesObject } from '../KubernetesObject';
import { tableOf } from '../ResourceRegistry';
import { admitObject, decodeObject } from './admitObject';
import { finishDeletion } from './deleteObject';
import { afterUpdate } from './kindHooks';
import { withManagers } from './managedFields';
import { objectFrom } from './readBody';
import { WriteRequest } from './WriteRequest';

/** The object to change; 404 when there is none. */
export function existingObject(request: WriteRequest): KubernetesObject {
  const { state, resource, name = '', namespace } = request;
  const found = state.store.get(tableOf(resource), name, namespace);
  if (!found) {
    throw ApiError.notFound(resource, name);
  }
  return found;
}

function checkIdentity(
  given: KubernetesObject,
  existing: KubernetesObject,
  request: WriteRequest,
) {
  const { resource } = request;
  const { name, uid, resourceVersion } = given.metadata;
  if (name !== existing.metadata.name) {
    throw ApiError.badRequest(
      `the name of the object (${name}) does not match the name on the URL (${existing.metadata.name})`,
    );
  }
  if (uid && uid !== existing.metadata.uid) {
    throw ApiError.conflict(
      resource,
      name,
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${existing.metadata.uid}`,
    );
  }
  if (!resourceVersion && resource.custom) {
    throw ApiError.invalid(resource, name, [
      {
        reason: 'FieldValueInvalid',
        field: 'metadata.resourceVersion',
        message: 'Invalid value: 0: must be specified for an update',
      },
    ]);
  }
  if (
    resourceVersion &&
    resourceVersion !== existing.metadata.resourceVersion
  ) {
    throw ApiError.conflict(resource, name);
  }
}

/** All but metadata and status: a change there is a new generation. */
function specification(object: KubernetesObject): Record<string, unknown> {
  const { metadata: _metadata, status: _status, ...rest } = object;
  // The stored version may differ from the one of this request.
  return { ...rest, apiVersion: undefined };
}

function merged(
  given: KubernetesObject,
  existing: KubernetesObject,
  request: WriteRequest,
): KubernetesObject {
  const { resource, subresource } = request;
  if (subresource === 'status') {
    const { status: _status, ...rest } = existing;
    const { status } = given;
    return {
      ...rest,
      apiVersion: given.apiVersion,
      ...(status === undefined ? {} : { status }),
    };
  }
  const keepsStatus = resource.subresources.includes('status');
  const { status, ...rest } = given;
  const next = keepsStatus ? existing.status : status;
  const {
    uid,
    creationTimestamp,
    deletionTimestamp,
    deletionGracePeriodSeconds,
    generation,
  } = existing.metadata;
  return {
    ...rest,
    metadata: {
      ...given.metadata,
      uid,
      creationTimestamp,
      ...(generation === undefined ? {} : { generation }),
      ...(deletionTimestamp === undefined
        ? {}
        : { deletionTimestamp, deletionGracePeriodSeconds }),
    },
    ...(next === undefined ? {} : { status: next }),
  };
}

/** Replaces an object, or its status, by a given one. */
export function updateObject(
  body: unknown,
  request: WriteRequest,
): KubernetesObject {
  const { state, resource, subresource } = request;
  const existing = existingObject(request);
  const given = decodeObject(objectFrom(body, request), request);
  checkIdentity(given, existing, request);
  let object = admitObject(merged(given, existing, request), request);
  if (
    resource.generation &&
    subresource !== 'status' &&
    !isDeepStrictEqual(specification(object), specification(existing))
  ) {
    const generation = (existing.metadata.generation ?? 0) + 1;
    object = { ...object, metadata: { ...object.metadata, generation } };
  }
  object = withManagers(object, existing, request);
  const { resourceVersion } = existing.metadata;
  object = { ...object, metadata: { ...object.metadata, resourceVersion } };
  if (request.dryRun || isDeepStrictEqual(normal(object), normal(existing))) {
    return object;
  }
  const stored = state.store.put(tableOf(resource), object);
  afterUpdate(state, resource, stored);
  return finishDeletion(state, resource, stored);
}

/** Ignores what JSON does not carry, so that an update without a change makes no event. */
function normal(object: KubernetesObject): unknown {
  return JSON.parse(JSON.stringify({ ...object, apiVersion: undefined }));
}
