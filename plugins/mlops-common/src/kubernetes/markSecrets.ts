import { shownValue } from './environment';

/** Whose keys are names that people gave. */
const MAPS: ReadonlySet<string> = new Set(['annotations', 'labels']);

/**
 * A part of a Pod without what may be a secret, in place of which there is a
 * mark: equal for equal secrets, because admission compares them, and of no
 * use to anybody else. What has no secret is returned as it is.
 *
 * @internal
 */
export function markSecrets(value: unknown): unknown {
  if (typeof value === 'string') {
    return markSecret('', value);
  }
  if (Array.isArray(value)) {
    const items = value.map(markSecrets);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return isVariable(value)
    ? withFields(value, { value: markSecret(value.name, value.value) })
    : withFields(value, markEach(value));
}

/** One value of a given name, such as that of an annotation. @internal */
export function markSecret(name: string, value: string): string {
  const shown = shownValue(name, value);
  return shown === value ? value : `${shown} ${markOf(value)}`;
}

function markEach(fields: object): Record<string, unknown> {
  const marked: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    marked[key] = MAPS.has(key) ? markMap(field) : markSecrets(field);
  }
  return marked;
}

function markMap(map: unknown): unknown {
  if (typeof map !== 'object' || map === null) {
    return map;
  }
  const marked = Object.entries(map).map(([key, value]) => [
    key,
    typeof value === 'string' ? markSecret(key, value) : value,
  ]);
  return withFields(map, Object.fromEntries(marked));
}

/** The object itself where nothing is different. */
function withFields(object: object, fields: Record<string, unknown>): object {
  const own = object as Record<string, unknown>;
  return Object.keys(fields).every(key => fields[key] === own[key])
    ? object
    : { ...object, ...fields };
}

function isVariable(
  value: object,
): value is { readonly name: string; readonly value: string } {
  const { name, value: text } = value as Record<string, unknown>;
  return typeof name === 'string' && typeof text === 'string';
}

/** Of this process only, so that a mark cannot be looked up. */
const SEED = Math.floor(Math.random() * 2 ** 32);

/** FNV-1a. */
function markOf(text: string): string {
  let hash = SEED;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
