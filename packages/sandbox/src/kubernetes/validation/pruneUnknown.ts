import { isRecord } from '../KubernetesObject';
import { StructuralSchema } from '../schemas/StructuralSchema';

/** These belong to every object and are not described by schemas. */
const rootFields = ['apiVersion', 'kind', 'metadata'];

function pruneRecord(
  value: Record<string, unknown>,
  schema: StructuralSchema,
  path: string,
  unknown: string[],
  root: boolean,
): Record<string, unknown> {
  const embedded = root || schema['x-kubernetes-embedded-resource'];
  const additional = schema.additionalProperties;
  const result: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    const childPath = path ? `${path}.${key}` : key;
    const property = schema.properties?.[key];
    if (embedded && rootFields.includes(key)) {
      result[key] = child;
    } else if (property) {
      result[key] = prune(child, property, childPath, unknown);
    } else if (typeof additional === 'object') {
      result[key] = prune(child, additional, childPath, unknown);
    } else if (additional || schema['x-kubernetes-preserve-unknown-fields']) {
      result[key] = child;
    } else {
      unknown.push(childPath);
    }
  }
  return result;
}

function prune(
  value: unknown,
  schema: StructuralSchema,
  path: string,
  unknown: string[],
  root = false,
): unknown {
  if (Array.isArray(value) && schema.items) {
    const { items } = schema;
    return value.map((item, index) =>
      prune(item, items, `${path}[${index}]`, unknown),
    );
  }
  if (!isRecord(value)) {
    return value;
  }
  return pruneRecord(value, schema, path, unknown, root);
}

/** Drops what the schema does not know, as the real server does, and says what was dropped. */
export function pruneUnknown<T>(
  object: T,
  schema: StructuralSchema,
): { value: T; unknown: string[] } {
  const unknown: string[] = [];
  const value = prune(object, schema, '', unknown, true) as T;
  return { value, unknown };
}
