import { z } from 'zod';
import type { KubernetesPluginClient } from './KubernetesPluginClient';
import type { KubernetesRequestOptions } from './KubernetesGateway';
import type {
  KubernetesAccessRequest,
  KubernetesAccessResult,
} from './KubernetesRequests';
import { describe } from './describe';
import { interpretAnswer } from './interpretAnswer';
import { resourcePath } from './resourcePath';
import { unreachable } from './unreachable';

const reviews = {
  group: 'authorization.k8s.io',
  version: 'v1',
  plural: 'selfsubjectaccessreviews',
  kind: 'SelfSubjectAccessReview',
  namespaced: false,
};

const reviewSchema = z.object({ status: z.object({ allowed: z.boolean() }) });

/** Whether the credentials in use may do something. @internal */
export async function reviewOwnAccess(
  client: KubernetesPluginClient,
  request: KubernetesAccessRequest,
  { signal, clusterToken }: KubernetesRequestOptions,
): Promise<KubernetesAccessResult> {
  const { cluster, resource, verb, subresource, namespace, name } = request;
  const words = describe({ cluster, resource: reviews }, 'create');
  const received = await client.send({
    path: `proxy/${resourcePath(reviews)}`,
    cluster,
    method: 'POST',
    contentType: 'application/json',
    body: JSON.stringify({
      apiVersion: 'authorization.k8s.io/v1',
      kind: reviews.kind,
      spec: {
        resourceAttributes: {
          group: resource.group,
          resource: resource.plural,
          verb,
          subresource,
          namespace,
          name,
        },
      },
    }),
    signal,
    clusterToken,
  });
  const answer =
    received.status === 'answered'
      ? interpretAnswer(received, words)
      : received;
  if (answer.status === 'ok') {
    const review = reviewSchema.safeParse(answer.body);
    return review.success
      ? { status: 'ok', allowed: review.data.status.allowed }
      : unreachable(`${words.where} did not answer with a review of access.`);
  }
  return answer.status === 'expired'
    ? unreachable(`${words.where} cannot review access.`)
    : answer;
}
