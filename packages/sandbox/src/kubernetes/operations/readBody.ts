import { ApiError } from '../ApiError';
import { isRecord, KubernetesObject } from '../KubernetesObject';
import { WriteRequest } from './WriteRequest';

/** Makes sure that a body is the object that the path speaks of. */
export function objectFrom(
  body: unknown,
  request: WriteRequest,
): KubernetesObject {
  const { resource, version, namespace } = request;
  if (!isRecord(body)) {
    throw ApiError.badRequest(
      `the object provided is unrecognized (must be of type ${resource.kind}): couldn't get version/kind; json parse error`,
    );
  }
  const expected = resource.group ? `${resource.group}/${version}` : version;
  if (body.apiVersion !== undefined && body.apiVersion !== expected) {
    throw ApiError.badRequest(
      `the API version in the data (${body.apiVersion}) does not match the expected API version (${expected})`,
    );
  }
  if (body.kind !== undefined && body.kind !== resource.kind) {
    throw ApiError.badRequest(
      `the kind in the data (${body.kind}) does not match the expected kind (${resource.kind})`,
    );
  }
  const metadata = isRecord(body.metadata) ? { ...body.metadata } : {};
  if (metadata.namespace && metadata.namespace !== namespace) {
    throw ApiError.badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  // Who wrote what is for the server to know.
  delete metadata.managedFields;
  delete metadata.selfLink;
  return {
    ...body,
    apiVersion: expected,
    kind: resource.kind,
    metadata: {
      ...withoutNulls(metadata),
      name: typeof metadata.name === 'string' ? metadata.name : '',
      ...(namespace ? { namespace } : {}),
    },
  };
}

function withoutNulls(record: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null),
  );
}
