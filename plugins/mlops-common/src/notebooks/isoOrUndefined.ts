/** Annotations hold times as text that anybody may have written. */
export function isoOrUndefined(text: string | undefined): string | undefined {
  const time =
    text && /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
