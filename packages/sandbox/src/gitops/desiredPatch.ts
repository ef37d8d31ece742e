import { isRecord } from '../kubernetes';

type Fields = Readonly<Record<string, unknown>>;

/** Merge patch to the desired state: all of it, and null for what was applied before and is desired no more. */
export function desiredPatch(
  previous: unknown,
  desired: Fields,
): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  const before = isRecord(previous) ? previous : {};
  for (const key of Object.keys(before)) {
    if (!(key in desired)) {
      patch[key] = null;
    }
  }
  for (const [key, value] of Object.entries(desired)) {
    patch[key] = isRecord(value) ? desiredPatch(before[key], value) : value;
  }
  return patch;
}

/**
 * Whether the live object already is as the patch wants it. Fields that only the live object has were set by defaulting, a
 * controller or a person, and are left alone, also inside lists.
 */
export function isFulfilled(live: unknown, patch: unknown): boolean {
  if (patch === null) {
    return live === undefined || live === null;
  }
  if (Array.isArray(patch)) {
    return (
      Array.isArray(live) &&
      live.length === patch.length &&
      patch.every((item, index) => isFulfilled(live[index], item))
    );
  }
  if (isRecord(patch)) {
    return (
      isRecord(live) &&
      Object.entries(patch).every(([key, value]) =>
        isFulfilled(live[key], value),
      )
    );
  }
  return live === patch;
}

/** A null in a manifest says as much as a missing field; in a merge patch it would delete what the server has set. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  if (!isRecord(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null && field !== undefined)
      .map(([key, field]) => [key, withoutNulls(field)]),
  );
}
