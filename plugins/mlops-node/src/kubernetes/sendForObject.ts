import { z } from 'zod';
import type {
  KubernetesPluginClient,
  PluginRequest,
} from './KubernetesPluginClient';
import type { KubernetesRequestOptions } from './KubernetesGateway';
import type {
  KubernetesObjectRequest,
  KubernetesObjectResult,
} from './KubernetesRequests';
import { describe } from './describe';
import { interpretAnswer } from './interpretAnswer';
import { objectPath } from './resourcePath';
import { unreachable } from './unreachable';

const objectSchema = z.looseObject({});

/** Asks for, or does something to, one object. @internal */
export async function sendForObject(
  client: KubernetesPluginClient,
  request: KubernetesObjectRequest,
  { signal, clusterToken }: KubernetesRequestOptions,
  how: Pick<PluginRequest, 'method' | 'query' | 'contentType' | 'body'> & {
    readonly verb: string;
  },
): Promise<KubernetesObjectResult> {
  const { verb, ...rest } = how;
  const { cluster, resource, namespace, name } = request;
  const words = describe(request, verb);
  const received = await client.send({
    path: `proxy/${objectPath(resource, namespace, name)}`,
    cluster,
    signal,
    clusterToken,
    ...rest,
  });
  const answer =
    received.status === 'answered'
      ? interpretAnswer(received, words)
      : received;
  if (answer.status === 'expired') {
    return unreachable(`${words.where} no longer has ${words.what}.`);
  }
  if (answer.status !== 'ok') {
    return answer;
  }
  const object = objectSchema.safeParse(answer.body);
  return object.success
    ? { status: 'ok', object: object.data }
    : unreachable(`${words.where} did not answer with ${words.what}.`);
}
