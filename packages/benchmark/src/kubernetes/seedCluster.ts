import type {
  KubernetesClient,
  KubernetesObject,
  ResourceRef,
} from '@mlops-portal/sandbox';
import {
  inferenceService,
  inferenceServiceStatus,
  namespace,
  notebook,
  notebookName,
  notebookPod,
  notebookStatus,
  podStatus,
  resources,
} from './benchmarkObjects';

const AT_ONCE = 16;
/** Every so many notebooks one whose Pod was never created. */
const WITHOUT_POD = 4;

/** Whether this one of the notebooks has no Pod and no status. */
export const hasNoPod = (index: number) => index % WITHOUT_POD === 0;

/** Makes a namespace with that many notebooks, and gives how many objects that are. */
export async function seedNotebooks(
  client: KubernetesClient,
  entity: string,
  count: number,
): Promise<number> {
  await client.create(resources.namespaces, namespace(entity));
  let objects = 0;
  await eachOf(count, async index => {
    const name = notebookName(index);
    const created = await client.create(
      resources.notebooks,
      notebook(entity, name),
    );
    objects += 1;
    if (hasNoPod(index)) {
      return;
    }
    await report(client, resources.notebooks, created, notebookStatus);
    const pod = await client.create(resources.pods, notebookPod(entity, name));
    await report(client, resources.pods, pod, podStatus(name));
    objects += 1;
  });
  return objects;
}

/** Makes a namespace with that many ready InferenceServices. */
export async function seedEndpoints(
  client: KubernetesClient,
  entity: string,
  count: number,
): Promise<void> {
  await client.create(resources.namespaces, namespace(entity));
  await eachOf(count, async index => {
    const name = `endpoint-${String(index).padStart(4, '0')}`;
    const created = await client.create(
      resources.inferenceServices,
      inferenceService(entity, name),
    );
    const status = inferenceServiceStatus(entity, name);
    await report(client, resources.inferenceServices, created, status);
  });
}

/** A create drops the status: it is written as its controller writes it. */
async function report(
  client: KubernetesClient,
  ref: ResourceRef,
  object: KubernetesObject,
  status: object,
): Promise<void> {
  await client.updateStatus(ref, { ...object, status });
}

async function eachOf(
  count: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
