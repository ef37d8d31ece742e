/**
 * Whether two parts of a Pod are equal for the webhook, which compares them as
 * Go does: after reading them into types.
 *
 * In a plain field an absent value, null, `false`, `""` and `0` are the same;
 * behind a pointer they are not. An empty list differs from none.
 *
 * @internal
 */
export function goEqual(a: unknown, b: unknown): boolean {
  return same(typed(a), typed(b));
}

/** Fields of the core API that are pointers to plain values. */
const POINTERS: ReadonlySet<string> = new Set([
  'allowPrivilegeEscalation',
  'automountServiceAccountToken',
  'defaultMode',
  'expirationSeconds',
  'fsType',
  'mode',
  'mountPropagation',
  'optional',
  'partition',
  'privileged',
  'procMount',
  'readOnlyRootFilesystem',
  'runAsGroup',
  'runAsNonRoot',
  'runAsUser',
  'sizeLimit',
  'storageClassName',
  'terminationGracePeriodSeconds',
  'tolerationSeconds',
  'volumeMode',
]);

/** Fields that are structs themselves, so that `{}` is the same as nothing. */
const STRUCTS: ReadonlySet<string> = new Set(['metadata', 'resources']);

function typed(value: unknown, key = '', parent = ''): unknown {
  if (Array.isArray(value)) {
    return value.map(item => typed(item, '', key));
  }
  if (typeof value !== 'object' || value === null) {
    // A quantity or a port may be written as a number or as text.
    return key === 'sizeLimit' ? `${value}` : value;
  }
  const entries = Object.entries(value)
    .map(([name, field]) => [name, typed(field, name, key)] as const)
    .filter(([name, field]) => !isZero(name, field, key || parent));
  return Object.fromEntries(entries);
}

function isZero(name: string, value: unknown, parent: string): boolean {
  if (value === undefined || value === null) {
    return true;
  }
  if (typeof value === 'object') {
    return (
      !Array.isArray(value) &&
      STRUCTS.has(name) &&
      Object.keys(value).length === 0
    );
  }
  // Two names that are a pointer in one type and plain in the others.
  const pointer =
    POINTERS.has(name) ||
    (parent === 'hostPath' && name === 'type') ||
    (parent === 'csi' && name === 'readOnly');
  return !pointer && (value === '' || value === 0 || value === false);
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => same(item, b[index]))
    );
  }
  if (
    typeof a === 'object' &&
    typeof b === 'object' &&
    a !== null &&
    b !== null
  ) {
    const left = a as Record<string, unknown>;
    const right = b as Record<string, unknown>;
    const keys = Object.keys(left);
    return (
      keys.length === Object.keys(right).length &&
      keys.every(
        key => Object.hasOwn(right, key) && same(left[key], right[key]),
      )
    );
  }
  return a === b;
}
