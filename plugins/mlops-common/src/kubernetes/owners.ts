import { OwnerReference } from './KubernetesObject';
import { ObjectReader } from './ObjectReader';

/**
 * The controller that made the object; without a controller, its only owner.
 *
 * @public
 */
export function ownerOf(object: unknown): OwnerReference | undefined {
  const references = ObjectReader.of(object).at('metadata', 'ownerReferences');
  const owners: OwnerReference[] = [];
  for (const reference of references.list()) {
    const kind = reference.at('kind').text();
    const name = reference.at('name').text();
    if (kind && name) {
      owners.push({
        apiVersion: reference.at('apiVersion').text(),
        kind,
        name,
        uid: reference.at('uid').text(),
        controller: reference.at('controller').boolean(),
      });
    }
  }
  const controller = owners.find(owner => owner.controller);
  return controller ?? (owners.length === 1 ? owners[0] : undefined);
}
