import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import { z } from 'zod';
import type { KubernetesPluginClient } from './KubernetesPluginClient';
import type {
  KubernetesFailure,
  KubernetesListRequest,
  KubernetesRequestOptions,
} from './KubernetesGateway';
import type {
  KubernetesPageRequest,
  KubernetesPageResult,
} from './KubernetesRequests';
import type { PluginAnswer } from './PluginAnswer';
import { describe } from './describe';
import { interpretAnswer } from './interpretAnswer';
import { resourcePath } from './resourcePath';
import { unreachable } from './unreachable';

const listSchema = z.object({
  metadata: z
    .object({
      continue: z.string().optional(),
      resourceVersion: z.string().optional(),
    })
    .optional(),
  // An empty list is null for some servers. Thousands of objects are checked, and not copied.
  items: z.array(z.custom<KubernetesObject>(isObject)).nullable(),
});

/** One page of a list. @internal */
export async function readPage(
  client: KubernetesPluginClient,
  request: KubernetesPageRequest,
  options: KubernetesRequestOptions = {},
): Promise<KubernetesPageResult> {
  return interpretPage(await askForPage(client, request, options), request);
}

/** @internal */
export function askForPage(
  client: KubernetesPluginClient,
  request: KubernetesPageRequest,
  { signal, clusterToken }: KubernetesRequestOptions,
): Promise<PluginAnswer | KubernetesFailure> {
  const { cluster, resource, namespace, labelSelector, fieldSelector } =
    request;
  return client.send({
    path: `proxy/${resourcePath(resource, namespace)}`,
    cluster,
    query: {
      limit: `${request.limit}`,
      continue: request.continue,
      labelSelector,
      fieldSelector,
    },
    signal,
    clusterToken,
  });
}

/** @internal */
export function interpretPage(
  received: PluginAnswer | KubernetesFailure,
  request: KubernetesListRequest,
): KubernetesPageResult {
  const words = describe(request);
  const answer =
    received.status === 'answered'
      ? interpretAnswer(received, words)
      : received;
  if (answer.status === 'expired') {
    const message = `${words.where} no longer has the list of ${words.what} that was being read.`;
    return { status: 'expired', message };
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
  const { metadata } = list.data;
  const items = list.data.items ?? [];
  return {
    status: 'ok',
    items: request.managedFields ? items : items.map(withoutManagedFields),
    resourceVersion: metadata?.resourceVersion || undefined,
    continue: metadata?.continue || undefined,
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutManagedFields(object: KubernetesObject): KubernetesObject {
  if (object.metadata?.managedFields === undefined) {
    return object;
  }
  const { managedFields: _dropped, ...metadata } = object.metadata;
  return { ...object, metadata };
}
