import { isoTime } from '../kubernetes/isoTime';

/** Annotations hold times as text that anybody may have written. */
export function isoOrUndefined(text: string | undefined): string | undefined {
  return text === undefined ? undefined : isoTime(text);
}
