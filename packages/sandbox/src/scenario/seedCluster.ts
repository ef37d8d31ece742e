import {
  KubernetesClient,
  KubernetesObject,
  ResourceLookup,
  ResourceRef,
} from '../kubernetes';
import { clusterNodes, isConflict, resources } from '../cluster';
import { clusterServingRuntimes } from '../serving';
import { platformObjects } from './platform';

/** What a cluster has before any tenant: machines, storage classes, the mesh, serving runtimes. Existing ones stay. */
export async function seedCluster(client: KubernetesClient): Promise<void> {
  for (const node of clusterNodes()) {
    const created = await create(client, resources.nodes, node);
    if (created) {
      const { status } = node;
      await client.updateStatus(resources.nodes, { ...created, status });
    }
  }
  const lookup = ResourceLookup.create(client);
  for (const object of platformObjects()) {
    await create(client, (await lookup.find(object)).ref, object);
  }
  for (const runtime of clusterServingRuntimes()) {
    await create(client, resources.clusterServingRuntimes, runtime);
  }
}

async function create(
  client: KubernetesClient,
  ref: ResourceRef,
  object: KubernetesObject,
): Promise<KubernetesObject | undefined> {
  try {
    return await client.create(ref, object);
  } catch (error) {
    if (isConflict(error)) {
      return undefined;
    }
    throw error;
  }
}
