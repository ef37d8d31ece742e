const MOST_STRINGS = 20_000;
const LONGEST_STRING = 200;

/** Images, paths, labels and the like, of which objects have the same. */
const pool = new Map<string, string>();

/** One text for all that are equal. @internal */
export function shareText(text: string): string {
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
