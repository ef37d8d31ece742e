import { randomBytes, randomUUID } from 'node:crypto';
import { ApiError } from '../ApiError';
import { ApiState, timestamp } from '../ApiState';
import { KubernetesObject } from '../KubernetesObject';
import { tableOf } from '../ResourceRegistry';
import { mutateNew, validateNew } from '../admission';
import { admitObject, decodeObject } from './admitObject';
import { afterCreate, prepareCreate } from './kindHooks';
import { withManagers } from './managedFields';
import { objectFrom } from './readBody';
import { WriteRequest } from './WriteRequest';

/** The same alphabet as the real server's: no vowels, so no words. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

function randomSuffix(): string {
  return [...randomBytes(5)]
    .map(byte => alphabet[byte % alphabet.length])
    .join('');
}

function checkNamespace(state: ApiState, request: WriteRequest, name: string) {
  const { resource, namespace } = request;
  if (!resource.namespaced) {
    return;
  }
  const owner = { group: '', plural: 'namespaces' };
  const found = state.store.get(tableOf(owner), namespace ?? '');
  if (!found) {
    throw ApiError.notFound(owner, namespace ?? '');
  }
  if (found.metadata.deletionTimestamp) {
    throw ApiError.forbidden(
      resource,
      name,
      `unable to create new content in namespace ${namespace} because it is being terminated`,
    );
  }
}

function nameOf(object: KubernetesObject, request: WriteRequest): string {
  const { name, generateName } = object.metadata;
  if (name || generateName) {
    return name || `${generateName}${randomSuffix()}`;
  }
  throw ApiError.invalid(request.resource, '', [
    {
      reason: 'FieldValueRequired',
      field: 'metadata.name',
      message: 'Required value: name or generateName is required',
    },
  ]);
}

/** Stores a new object. */
export function createObject(
  body: unknown,
  request: WriteRequest,
): KubernetesObject {
  const { state, resource } = request;
  const given = decodeObject(objectFrom(body, request), request);
  if (given.metadata.resourceVersion) {
    // Without a reason and as 500: that is how the real server words it.
    throw new ApiError(
      500,
      '',
      'resourceVersion should not be set on objects to be created',
    );
  }
  const name = nameOf(given, request);
  checkNamespace(state, request, name);
  if (resource.subresources.includes('status')) {
    delete given.status;
  }
  const named = { ...given, metadata: { ...given.metadata, name } };
  const admitted = admitObject(mutateNew(named, request), request);
  validateNew(admitted, request);
  const {
    deletionTimestamp: _deletion,
    deletionGracePeriodSeconds: _grace,
    ...metadata
  } = admitted.metadata;
  const prepared = prepareCreate(state, resource, {
    ...admitted,
    metadata: {
      ...metadata,
      uid: randomUUID(),
      creationTimestamp: timestamp(state.now()),
      ...(resource.generation ? { generation: 1 } : {}),
    },
  });
  const object = withManagers(prepared, undefined, request);
  const table = tableOf(resource);
  if (state.store.get(table, name, request.namespace)) {
    throw ApiError.alreadyExists(resource, name);
  }
  if (request.dryRun) {
    return object;
  }
  const stored = state.store.put(table, object);
  afterCreate(state, resource, stored);
  return state.store.get(table, name, request.namespace) ?? stored;
}
