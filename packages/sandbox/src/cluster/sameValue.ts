import { isDeepStrictEqual } from 'node:util';

const asJson = (value: unknown) => JSON.parse(JSON.stringify(value ?? {}));

/** Equal on the wire: the order of keys and absent fields do not count. */
export function sameValue(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(asJson(a), asJson(b));
}
