import {
  type KubernetesObject,
  ObjectReader,
} from '@mlops-portal/backstage-plugin-mlops-common';

const LISTS = [
  'containers',
  'initContainers',
  'ephemeralContainers',
  'sidecars',
];
const DEEPEST = 12;

/** All containers somewhere in an object, whatever its kind. */
export function containersOf(
  object: KubernetesObject,
): readonly ObjectReader[] {
  const found: ObjectReader[] = [];
  // Custom resources have their Pod in places of their own.
  const walk = (reader: ObjectReader, value: unknown, depth: number) => {
    if (typeof value !== 'object' || value === null || depth > DEEPEST) {
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      const field = reader.at(key);
      if (LISTS.includes(key) && Array.isArray(child)) {
        found.push(...field.list());
      } else if (!Array.isArray(child)) {
        walk(field, child, depth + 1);
      }
    }
  };
  const { metadata: _metadata, status: _status, ...rest } = object;
  walk(ObjectReader.of(rest), rest, 0);
  return found;
}
