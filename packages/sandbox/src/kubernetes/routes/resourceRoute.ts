import { ApiError } from '../ApiError';
import { KubernetesObject } from '../KubernetesObject';
import { applyPatch } from '../patch';
import { tableOf } from '../ResourceRegistry';
import { createObject } from '../operations/createObject';
import { deleteObject } from '../operations/deleteObject';
import { deleteOptions } from '../operations/deleteOptions';
import { existingObject, updateObject } from '../operations/updateObject';
import { WriteRequest } from '../operations/WriteRequest';
import { apiVersionOf, RouteContext } from './RouteContext';
import { listRoute } from './listRoute';
import { ListSnapshots } from './ListSnapshots';
import { objectJson } from './objectJson';
import { podLogRoute } from './podLogRoute';
import { readPatch, readRequestBody } from './readRequestBody';
import { selectionOf } from './selection';
import { sendJson, sendText } from './sendJson';
import { watchRoute } from './watchRoute';

/** As the real server names it: what the client says, else the program in its User-Agent. */
function managerOf({ query, request }: RouteContext): string {
  const [program] = `${request.headers['user-agent'] ?? ''}`.split('/');
  return query.get('fieldManager') || program || 'unknown';
}

function writeRequest(context: RouteContext): WriteRequest {
  const { query, response } = context;
  const dryRun = query.getAll('dryRun');
  if (dryRun.some(value => value !== 'All')) {
    throw ApiError.invalid(
      { group: 'meta.k8s.io', kind: 'CreateOptions' },
      '',
      [
        {
          reason: 'FieldValueNotSupported',
          field: 'dryRun',
          message: `Unsupported value: ${JSON.stringify(
            dryRun,
          )}: supported values: "All"`,
        },
      ],
    );
  }
  const validation = query.get('fieldValidation');
  return {
    ...context,
    dryRun: dryRun.length > 0,
    manager: managerOf(context),
    fieldValidation:
      validation === 'Ignore' || validation === 'Strict' ? validation : 'Warn',
    warn: message =>
      response.appendHeader('Warning', `299 - ${JSON.stringify(message)}`),
  };
}

async function sendObject(
  context: RouteContext,
  code: number,
  object: KubernetesObject,
) {
  const { request, response } = context;
  const text = objectJson(object, apiVersionOf(context));
  await sendText(request, response, code, `${text}\n`);
}

async function patchRoute(context: RouteContext) {
  const write = writeRequest(context);
  const existing = existingObject(write);
  const contentType = `${context.request.headers['content-type'] ?? ''}`;
  const patch = await readPatch(context.request);
  const target = { ...existing, apiVersion: apiVersionOf(context) };
  const patched = applyPatch(contentType, target, patch);
  await sendObject(context, 200, updateObject(patched, write));
}

async function deleteRoute(context: RouteContext) {
  const { state, resource, query, request, response } = context;
  const options = deleteOptions(await readRequestBody(request), query);
  const existing = existingObject(writeRequest(context));
  const deleted = deleteObject(state, resource, existing, options);
  const { name, uid, finalizers } = deleted.metadata;
  if (finalizers?.length || tableOf(resource) === '/namespaces') {
    await sendObject(context, 200, deleted);
    return;
  }
  await sendJson(request, response, 200, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name,
      group: resource.group || undefined,
      kind: resource.plural,
      uid,
    },
  });
}

async function deleteCollectionRoute(context: RouteContext) {
  const { state, resource, query, request, response, namespace } = context;
  const options = deleteOptions(await readRequestBody(request), query);
  const matches = selectionOf(context);
  const items = state.store
    .list(tableOf(resource), namespace)
    .filter(object => !matches || matches(object));
  items.forEach(object => deleteObject(state, resource, object, options));
  await sendJson(request, response, 200, {
    kind: resource.listKind,
    apiVersion: apiVersionOf(context),
    metadata: { resourceVersion: `${state.store.revision}` },
    items,
  });
}

async function getRoute(context: RouteContext) {
  const existing = existingObject(writeRequest(context));
  if (context.subresource === 'log') {
    podLogRoute(context, existing);
    return;
  }
  await sendObject(context, 200, existing);
}

function checkSubresource({ resource, subresource, verb }: RouteContext) {
  if (!subresource) {
    return;
  }
  if (!resource.subresources.includes(subresource)) {
    throw ApiError.pathNotFound();
  }
  const verbs = subresource === 'log' ? ['get'] : ['get', 'update', 'patch'];
  if (!verbs.includes(verb)) {
    throw ApiError.methodNotAllowed();
  }
}

/** Answers a request for a kind that is served. */
export async function resourceRoute(
  context: RouteContext,
  snapshots: ListSnapshots,
) {
  checkSubresource(context);
  const { request } = context;
  switch (context.verb) {
    case 'get':
      return getRoute(context);
    case 'list':
      return listRoute(context, snapshots);
    case 'watch':
      return watchRoute(context);
    case 'create': {
      const body = await readRequestBody(request);
      const created = createObject(body, writeRequest(context));
      return sendObject(context, 201, created);
    }
    case 'update': {
      const body = await readRequestBody(request);
      const updated = updateObject(body, writeRequest(context));
      return sendObject(context, 200, updated);
    }
    case 'patch':
      return patchRoute(context);
    case 'delete':
      return deleteRoute(context);
    case 'deletecollection':
      return deleteCollectionRoute(context);
    default:
      throw ApiError.methodNotAllowed();
  }
}
