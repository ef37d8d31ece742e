import { podResource } from '@mlops-portal/backstage-plugin-mlops-common';
import type { KubernetesPluginClient } from './KubernetesPluginClient';
import type { KubernetesRequestOptions } from './KubernetesGateway';
import type {
  KubernetesLogRequest,
  KubernetesLogResult,
} from './KubernetesRequests';
import { describe } from './describe';
import { interpretAnswer } from './interpretAnswer';
import { objectPath } from './resourcePath';
import { unreachable } from './unreachable';

const LINES = 1000;
const MOST_LINES = 5000;
const MOST_BYTES = 1024 * 1024;

/** The last lines of a container. @internal */
export async function readLogs(
  client: KubernetesPluginClient,
  request: KubernetesLogRequest,
  { signal, clusterToken }: KubernetesRequestOptions,
): Promise<KubernetesLogResult> {
  const { cluster, namespace, pod, container } = request;
  const words = describe(
    { cluster, resource: podResource, namespace, name: pod },
    'get the log of',
  );
  const lines = Math.min(request.tailLines ?? LINES, MOST_LINES);
  const received = await client.send({
    path: `proxy/${objectPath(podResource, namespace, pod)}/log`,
    cluster,
    query: {
      container,
      previous: request.previous ? 'true' : undefined,
      sinceSeconds: request.sinceSeconds?.toString(),
      sinceTime: request.sinceTime,
      timestamps: request.timestamps ? 'true' : undefined,
      tailLines: `${lines}`,
      limitBytes: `${MOST_BYTES}`,
    },
    signal,
    clusterToken,
  });
  if (received.status !== 'answered') {
    return received;
  }
  if (received.httpStatus === 200 && !received.html) {
    return { status: 'ok', text: received.text };
  }
  const answer = interpretAnswer(received, words);
  return answer.status === 'ok' || answer.status === 'expired'
    ? unreachable(`${words.where} did not answer with a log of ${words.what}.`)
    : answer;
}
