const NUMBER = /^(?:0|[1-9][0-9]*)$/;

/**
 * Whether one resource version is older than another. Versions that are no
 * numbers cannot be compared: then nothing is older.
 *
 * @internal
 */
export function isOlder(version: string, other: string): boolean {
  if (!NUMBER.test(version) || !NUMBER.test(other)) {
    return false;
  }
  return version.length === other.length
    ? version < other
    : version.length < other.length;
}
