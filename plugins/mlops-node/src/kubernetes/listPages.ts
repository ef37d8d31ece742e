import type {
  KubernetesObject,
  KubernetesResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { z } from 'zod';
import type {
  KubernetesListRequest,
  KubernetesListResult,
} from './KubernetesGateway';
import type { KubernetesPluginClient } from './KubernetesPluginClient';
import { interpretAnswer } from './interpretAnswer';
import { resourcePath } from './resourcePath';
import { unreachable } from './unreachable';

const PAGE_SIZE = 500;
const MAX_PAGES = 100;

const listSchema = z.object({
  metadata: z.object({ continue: z.string().optional() }).optional(),
  // An empty list is null for some servers.
  items: z.array(z.looseObject({})).nullable(),
});

/**
 * All pages of a list. When its place in the list has expired on the server,
 * it begins again, once.
 *
 * @internal
 */
export async function listPages(
  client: KubernetesPluginClient,
  request: KubernetesListRequest,
  signal?: AbortSignal,
  mayRestart = true,
): Promise<KubernetesListResult> {
  const { resource, namespace, labelSelector, fieldSelector } = request;
  const words = wordsFor(request);
  const path = `proxy/${resourcePath(resource, namespace)}`;
  const items: KubernetesObject[] = [];
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const received = await client.get({
      path,
      cluster: request.cluster,
      query: {
        limit: `${PAGE_SIZE}`,
        continue: token,
        labelSelector,
        fieldSelector,
      },
      signal,
    });
    const answer =
      received.status === 'answered'
        ? interpretAnswer(received, words)
        : received;
    if (answer.status === 'expired') {
      return mayRestart
        ? listPages(client, request, signal, false)
        : unreachable(
            `${words.where} changes faster than ${words.what} can be read.`,
          );
    }
    if (answer.status !== 'ok') {
      return answer;
    }
    const list = listSchema.safeParse(answer.body);
    if (!list.success) {
      return unreachable(
        `${words.where} did not answer with a list of ${words.what}.`,
      );
    }
    for (const item of list.data.items ?? []) {
      items.push(request.managedFields ? item : withoutManagedFields(item));
    }
    token = list.data.metadata?.continue || undefined;
    if (!token) {
      return { status: 'ok', items, asOf: new Date().toISOString() };
    }
  }
  return unreachable(
    `${words.where} has more than ${PAGE_SIZE * MAX_PAGES} of ${words.what}.`,
  );
}

function wordsFor({ cluster, resource, namespace }: KubernetesListRequest) {
  const name = nameOf(resource);
  return {
    where: `Cluster "${cluster}"`,
    resource: name,
    what:
      namespace === undefined ? name : `${name} in namespace "${namespace}"`,
  };
}

function nameOf({ group, plural }: KubernetesResource): string {
  return group === '' ? plural : `${plural}.${group}`;
}

function withoutManagedFields(object: KubernetesObject): KubernetesObject {
  if (object.metadata?.managedFields === undefined) {
    return object;
  }
  const { managedFields: _dropped, ...metadata } = object.metadata;
  return { ...object, metadata };
}
