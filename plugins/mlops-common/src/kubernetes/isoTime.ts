/** As API servers write it: nothing to convert. */
const PLAIN =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const DATE = /^\d{4}-\d\d-\d\dT/;

/** A point in time as ISO 8601 in UTC; undefined for what is none. @internal */
export function isoTime(text: string): string | undefined {
  if (PLAIN.test(text)) {
    return `${text.slice(0, -1)}.000Z`;
  }
  const time = DATE.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
