/**
 * Whether a token can stand in a header. The runtime's own complaint about one
 * that cannot would print it.
 *
 * @internal
 */
export function isHeaderToken(token: string): boolean {
  return /^[\x21-\x7e]+$/.test(token);
}
