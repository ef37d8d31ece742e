import { createHash } from 'node:crypto';

/** Tells users apart in keys of caches, where no token may be. @internal */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
