import { ApiError } from '../ApiError';
import { KubernetesObject } from '../KubernetesObject';
import { tableOf } from '../ResourceRegistry';
import { apiVersionOf, RouteContext } from './RouteContext';
import { ContinueToken, keyOf, readToken, writeToken } from './continueToken';
import { ListSnapshots } from './ListSnapshots';
import { objectJson } from './objectJson';
import { selectionOf } from './selection';
import { sendText } from './sendJson';

function startOf(
  context: RouteContext,
  snapshots: ListSnapshots,
  token: ContinueToken | undefined,
) {
  const { store } = context.state;
  const table = tableOf(context.resource);
  const current = store.list(table, context.namespace);
  if (!token || token.revision === -1) {
    return { objects: current, revision: store.revision };
  }
  const key = `${token.revision} ${table} ${context.namespace ?? ''}`;
  const objects = snapshots.get(key);
  if (!objects) {
    throw ApiError.expiredList(
      writeToken({ revision: -1, after: token.after }),
    );
  }
  return { objects, revision: token.revision };
}

function checkRevision(context: RouteContext) {
  const wanted = Number(context.query.get('resourceVersion') ?? 0);
  const { revision } = context.state.store;
  if (wanted > revision) {
    throw new ApiError(
      504,
      'Timeout',
      `Too large resource version: ${wanted}, current: ${revision}`,
      { retryAfterSeconds: 1 },
    );
  }
}

function firstAfter(objects: readonly KubernetesObject[], key: string) {
  const index = objects.findIndex(object => keyOf(object) > key);
  return index < 0 ? objects.length : index;
}

/** Selects up to `limit` objects and says where the next page starts. */
function pageOf(
  objects: readonly KubernetesObject[],
  from: number,
  limit: number,
  matches: ((object: KubernetesObject) => boolean) | undefined,
) {
  const items: KubernetesObject[] = [];
  let index = from;
  for (; index < objects.length && items.length < limit; index += 1) {
    if (!matches || matches(objects[index])) {
      items.push(objects[index]);
    }
  }
  let next = index;
  while (matches && next < objects.length && !matches(objects[next])) {
    next += 1;
  }
  return { items, next: next < objects.length ? index : undefined };
}

/** GET of a collection. */
export async function listRoute(
  context: RouteContext,
  snapshots: ListSnapshots,
) {
  const { query, resource, namespace = '' } = context;
  checkRevision(context);
  const continueText = query.get('continue');
  const token = continueText ? readToken(continueText) : undefined;
  const { objects, revision } = startOf(context, snapshots, token);
  const from = token ? firstAfter(objects, token.after) : 0;
  const limit = Number(query.get('limit') ?? 0) || Infinity;
  const matches = selectionOf(context);
  const { items, next } = pageOf(objects, from, limit, matches);
  const metadata: Record<string, unknown> = { resourceVersion: `${revision}` };
  if (next !== undefined) {
    snapshots.keep(`${revision} ${tableOf(resource)} ${namespace}`, objects);
    metadata.continue = writeToken({
      revision,
      after: keyOf(objects[next - 1]),
    });
    // The real server does not count what selectors would leave.
    metadata.remainingItemCount = matches ? undefined : objects.length - next;
  }
  const apiVersion = apiVersionOf(context);
  const head = JSON.stringify({
    kind: resource.listKind,
    apiVersion,
    metadata,
  });
  const body = items.map(item => objectJson(item, apiVersion)).join(',');
  await sendText(
    context.request,
    context.response,
    200,
    `${head.slice(0, -1)},"items":[${body}]}\n`,
  );
}
