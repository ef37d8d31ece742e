import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import { z } from 'zod';
import type { KubernetesPluginClient } from './KubernetesPluginClient';
import type { KubernetesRequestOptions } from './KubernetesGateway';
import type {
  KubernetesPageRequest,
  KubernetesPageResult,
} from './KubernetesRequests';
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
  // An empty list is null for some servers.
  items: z.array(z.looseObject({})).nullable(),
});

/** One page of a list. @internal */
export async function readPage(
  client: KubernetesPluginClient,
  request: KubernetesPageRequest,
  { signal, clusterToken }: KubernetesRequestOptions = {},
): Promise<KubernetesPageResult> {
  const { cluster, resource, namespace, labelSelector, fieldSelector } =
    request;
  const words = describe(request);
  const received = await client.send({
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
  const { items, metadata } = list.data;
  const objects: KubernetesObject[] = items ?? [];
  return {
    status: 'ok',
    items: request.managedFields ? objects : objects.map(withoutManagedFields),
    resourceVersion: metadata?.resourceVersion || undefined,
    continue: metadata?.continue || undefined,
  };
}

function withoutManagedFields(object: KubernetesObject): KubernetesObject {
  if (object.metadata?.managedFields === undefined) {
    return object;
  }
  const { managedFields: _dropped, ...metadata } = object.metadata;
  return { ...object, metadata };
}
