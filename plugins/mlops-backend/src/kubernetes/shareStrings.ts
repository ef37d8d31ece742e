const MOST_STRINGS = 20_000;
const LONGEST_STRING = 200;

/** Images, paths, labels and the like, of which objects have the same. */
const pool = new Map<string, string>();

/**
 * Makes equal texts of objects one text in memory, which takes about half of
 * it. Changes the object in place, so it has to be nobody else's.
 *
 * @internal
 */
export function shareStrings<T>(value: T): T {
  if (typeof value === 'string') {
    // The same text, whichever instance of it.
    return shared(value) as T & string;
  }
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    const fields = value as Record<string, unknown>;
    for (const key of Object.keys(fields)) {
      fields[key] = shareStrings(fields[key]);
    }
  }
  return value;
}

function shared(text: string): string {
  if (text.length > LONGEST_STRING) {
    return text;
  }
  const known = pool.get(text);
  if (known !== undefined) {
    return known;
  }
  if (pool.size >= MOST_STRINGS) {
    // What is in use often is soon in it again.
    pool.clear();
  }
  pool.set(text, text);
  return text;
}
