/** Parameters may have 6 000 characters; a list needs no more than this. */
const MAX_LENGTH = 200;

/** A key and its value, which says so when it is longer than what is shown. @internal */
export function shownPair(key: string, value: string, maxLength = MAX_LENGTH) {
  return value.length > maxLength
    ? { key, value: value.slice(0, maxLength), truncated: true }
    : { key, value };
}

/** @internal */
export function shortened(
  text: string | undefined,
  maxLength: number,
): string | undefined {
  return text && text.length > maxLength ? text.slice(0, maxLength) : text;
}
