import { isRecord } from '../KubernetesObject';
import { StructuralSchema } from '../schemas/StructuralSchema';

/** Fills in `default`s of missing fields, and of nulls where null is not allowed. */
export function applyDefaults(
  value: unknown,
  schema: StructuralSchema,
): unknown {
  if (Array.isArray(value) && schema.items) {
    const { items } = schema;
    return value.map(item => applyDefaults(item, items));
  }
  if (!isRecord(value)) {
    return value;
  }
  const result: Record<string, unknown> = { ...value };
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const missing =
      result[key] === undefined || (result[key] === null && !property.nullable);
    if (missing && property.default !== undefined) {
      result[key] = structuredClone(property.default);
    }
    if (result[key] !== undefined) {
      result[key] = applyDefaults(result[key], property);
    }
  }
  if (typeof schema.additionalProperties === 'object') {
    for (const key of Object.keys(value)) {
      if (!schema.properties?.[key]) {
        result[key] = applyDefaults(value[key], schema.additionalProperties);
      }
    }
  }
  return result;
}
