import {
  KubernetesClient,
  KubernetesObject,
  ResourceLookup,
} from '../kubernetes';
import { isConflict } from '../cluster';
import { reachEarlierState } from './reachEarlierState';
import { ScenarioManifest } from './ScenarioManifest';
import {
  earlierScenarioManifests,
  scenarioManifests,
} from './scenarioManifests';

/** Brings the scenario's objects, and what became of them, into a cluster that no GitOps loop feeds. */
export async function applyScenario(
  client: KubernetesClient,
  options: { gatewayUrl: string },
): Promise<void> {
  const earlier = earlierScenarioManifests(options);
  const now = scenarioManifests(options);
  await applyManifests(client, earlier);
  await reachEarlierState(client, { culling: false });
  await applyManifests(client, changedSince(earlier, now));
}

/** The files that differ. */
export function changedSince(
  earlier: readonly ScenarioManifest[],
  now: readonly ScenarioManifest[],
): ScenarioManifest[] {
  const before = new Map(
    earlier.map(({ path, manifest }) => [path, JSON.stringify(manifest)]),
  );
  return now.filter(
    ({ path, manifest }) => before.get(path) !== JSON.stringify(manifest),
  );
}

async function applyManifests(
  client: KubernetesClient,
  manifests: readonly ScenarioManifest[],
) {
  const lookup = ResourceLookup.create(client);
  for (const { manifest } of manifests) {
    const object = manifest as KubernetesObject;
    // Kustomizations are for those who read the repository.
    if (object.kind !== 'Kustomization') {
      const { ref } = await lookup.find(object);
      try {
        await client.create(ref, object);
      } catch (error) {
        if (!isConflict(error)) {
          throw error;
        }
        await client.mergePatch(ref, object.metadata, object);
      }
    }
  }
}
