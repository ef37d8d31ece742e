import { shareText } from './shareText';

const NO_ITEMS = Object.freeze([]);
const NO_FIELDS = Object.freeze({});

/**
 * The same data in about half of the memory: equal texts once, lists without
 * the room that they had to grow, and one empty list and object for all.
 * Changes the object in place, so it has to be nobody else's.
 *
 * @internal
 */
export function compact<T>(value: T): T {
  return compacted(value) as T;
}

function compacted(value: unknown): unknown {
  if (typeof value === 'string') {
    return shareText(value);
  }
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? NO_ITEMS : value.map(compacted);
  }
  const fields = value as Record<string, unknown>;
  const keys = Object.keys(fields);
  if (keys.length === 0 && Object.getPrototypeOf(value) === Object.prototype) {
    return NO_FIELDS;
  }
  for (const key of keys) {
    fields[key] = compacted(fields[key]);
  }
  return value;
}
