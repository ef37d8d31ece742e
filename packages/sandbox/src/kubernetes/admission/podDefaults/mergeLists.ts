import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../KubernetesObject';
import { goValue } from './goValue';
import { PodDefault } from './PodDefault';

/** In Go the zero value and a missing one are the same, but not behind a pointer. */
const pointers = new Set(['optional', 'defaultMode', 'expirationSeconds']);

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.length === 0 ? undefined : value.map(comparable);
  }
  if (!isRecord(value)) {
    return value;
  }
  const entries = Object.entries(value)
    .map(([key, field]) => [key, comparable(field)] as const)
    .filter(
      ([key, field]) =>
        field !== undefined &&
        field !== null &&
        (pointers.has(key) || (field !== '' && field !== false && field !== 0)),
    );
  return Object.fromEntries(entries);
}

export const isEqual = (a: unknown, b: unknown) =>
  isDeepStrictEqual(comparable(a), comparable(b));

type GoType = Parameters<typeof goValue>[0];

interface ListMerge<T extends object> {
  /** As the refusal names it, e.g. `env`. */
  readonly what: string;
  readonly type: GoType;
  readonly key: (item: T) => string;
  /** As the refusal names the key. */
  readonly keyText?: (item: T) => string;
  readonly conflicts: string[];
}

/** Adds what is not there yet. What is there with the same key and another content is a conflict. */
export function mergeLists<T extends object>(
  present: readonly T[],
  additions: readonly { from: PodDefault; items?: readonly T[] }[],
  options: ListMerge<T>,
): T[] {
  const { what, type, key, keyText = key, conflicts } = options;
  const result = [...present];
  const byKey = new Map(present.map(item => [key(item), item]));
  for (const { from, items = [] } of additions) {
    for (const item of items) {
      const existing = byKey.get(key(item));
      if (!existing) {
        byKey.set(key(item), item);
        result.push(item);
      } else if (!isEqual(existing, item)) {
        conflicts.push(
          `merging ${what} for ${
            from.metadata.name
          } has a conflict on ${keyText(item)}: \n${goValue(
            type,
            item,
          )}\ndoes not match\n${goValue(type, existing)}\n in container`,
        );
      }
    }
  }
  return result;
}

/** Labels and annotations. */
export function mergeMaps(
  present: Readonly<Record<string, string>> = {},
  additions: readonly (Readonly<Record<string, string>> | undefined)[],
  conflicts: string[],
): Record<string, string> {
  const result = { ...present };
  for (const addition of additions) {
    for (const [key, value] of Object.entries(addition ?? {})) {
      if (key in result && result[key] !== value) {
        conflicts.push(
          `merging has conflict on ${key}: '${value}' does not match '${result[key]}'`,
        );
      }
      result[key] ??= value;
    }
  }
  return result;
}
