import { setTimeout as pause } from 'node:timers/promises';
import { KubernetesClient } from '../kubernetes';
import { resources } from '../cluster';
import { stopAnnotation } from '../notebooks';
import { changedNotebooks } from './lab/changedNotebooks';
import { labNamespace } from './lab/LabNotebook';

const patience = 10_000;

/** Waits until the cluster has made what the earlier commit asked for; without controllers it gives up. */
export async function reachEarlierState(
  client: KubernetesClient,
  options: { culling: boolean },
): Promise<void> {
  const end = Date.now() + patience;
  while (Date.now() < end && !(await isReached(client, options))) {
    await pause(50);
  }
}

async function isReached(
  client: KubernetesClient,
  { culling }: { culling: boolean },
): Promise<boolean> {
  for (const { first } of changedNotebooks()) {
    const { name } = first;
    const notebook = await client.get(resources.notebooks, name, labNamespace);
    const isStopped = stopAnnotation in (notebook?.metadata.annotations ?? {});
    const isIdle = culling && first.annotations !== undefined;
    const pod = await client.get(resources.pods, `${name}-0`, labNamespace);
    if (!isStopped && (isIdle || !pod)) {
      return false;
    }
  }
  return true;
}
