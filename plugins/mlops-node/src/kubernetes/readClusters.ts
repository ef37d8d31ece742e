import { z } from 'zod';
import type { ClusterListResult } from './KubernetesGateway';
import type { KubernetesPluginClient } from './KubernetesPluginClient';
import type { ClusterLane } from './sharedLane';
import { unreachable } from './unreachable';

const PLUGIN = 'The Kubernetes plugin';

const clustersSchema = z.object({
  items: z.array(
    z.object({
      name: z.string().min(1),
      title: z.string().optional(),
      authProvider: z.string().catch(''),
      oidcTokenProvider: z.string().optional().catch(undefined),
    }),
  ),
});

/** The clusters that the Kubernetes plugin has, and the lanes that are configured for them. @internal */
export async function readClusters(
  client: KubernetesPluginClient,
  lanes: ReadonlyMap<string, ClusterLane>,
): Promise<ClusterListResult> {
  const answer = await client.send({ path: 'clusters' });
  if (answer.status !== 'answered') {
    return answer;
  }
  const { httpStatus, html, body } = answer;
  // Where there is no such plugin, the portal's own page may answer.
  if (httpStatus === 404 || html) {
    return {
      status: 'not-installed',
      message: `${PLUGIN} is not installed: add @backstage/plugin-kubernetes-backend to the backend.`,
    };
  }
  if (httpStatus === 401 || httpStatus === 403) {
    return {
      status: httpStatus === 401 ? 'unauthorized' : 'forbidden',
      message: `${PLUGIN} does not let the portal's own service list clusters.`,
    };
  }
  const clusters = clustersSchema.safeParse(body);
  return clusters.success
    ? {
        status: 'ok',
        clusters: clusters.data.items.map(cluster => {
          const lane = lanes.get(cluster.name);
          return lane ? { ...cluster, lane } : cluster;
        }),
      }
    : unreachable(
        `${PLUGIN} did not answer with a list of clusters (status ${httpStatus}).`,
      );
}
