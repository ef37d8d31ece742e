import { z } from 'zod';
import type { KubernetesRequestOptions } from './KubernetesGateway';
import type { KubernetesPluginClient } from './KubernetesPluginClient';
import type {
  KubernetesServedRequest,
  KubernetesServedResult,
} from './KubernetesRequests';
import { describe } from './describe';
import { interpretAnswer } from './interpretAnswer';
import { versionPath } from './resourcePath';
import { unreachable } from './unreachable';

const versionSchema = z.object({
  resources: z.array(z.object({ name: z.string() })),
});

/** Whether a cluster has a kind, as its discovery tells everybody who is signed in. @internal */
export async function readServed(
  client: KubernetesPluginClient,
  { cluster, resource }: KubernetesServedRequest,
  { signal, clusterToken }: KubernetesRequestOptions,
): Promise<KubernetesServedResult> {
  const words = describe({ cluster, resource }, 'look for');
  const received = await client.send({
    path: `proxy/${versionPath(resource)}`,
    cluster,
    signal,
    clusterToken,
  });
  if (received.status !== 'answered') {
    return received;
  }
  const answer = interpretAnswer(received, words);
  if (answer.status === 'not-installed') {
    return { status: 'ok', served: false };
  }
  if (answer.status !== 'ok') {
    return answer.status === 'expired'
      ? unreachable(`${words.where} does not say which kinds it has.`)
      : answer;
  }
  const version = versionSchema.safeParse(answer.body);
  return version.success
    ? {
        status: 'ok',
        served: version.data.resources.some(
          ({ name }) => name === resource.plural,
        ),
      }
    : unreachable(`${words.where} does not say which kinds it has.`);
}
