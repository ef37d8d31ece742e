import { KubernetesClient, KubernetesObject, ResourceRef } from '../kubernetes';
import { clusterNodes, isConflict, resources, storageClass } from '../cluster';
import { clusterServingRuntimes } from '../serving';

/** What a cluster has before any tenant: machines, a storage class, serving runtimes. Existing ones stay. */
export async function seedCluster(client: KubernetesClient): Promise<void> {
  for (const node of clusterNodes()) {
    const created = await create(client, resources.nodes, node);
    if (created) {
      const { status } = node;
      await client.updateStatus(resources.nodes, { ...created, status });
    }
  }
  await create(client, resources.storageClasses, {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: {
      name: storageClass,
      annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
    },
    provisioner: 'csi.sandbox.local',
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'Immediate',
  });
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
