import {
  KubernetesClient,
  KubernetesObject,
  ResourceLookup,
} from '../kubernetes';
import { isConflict } from '../cluster';
import { scenarioManifests } from './scenarioManifests';

/** Brings the scenario's objects into a cluster that no GitOps loop feeds. */
export async function applyScenario(
  client: KubernetesClient,
  options: { gatewayUrl: string },
): Promise<void> {
  const lookup = ResourceLookup.create(client);
  for (const { manifest } of scenarioManifests(options)) {
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
