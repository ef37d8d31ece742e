import { createHash } from 'node:crypto';

/** Same value, same text: names that are made from it survive a restart. */
export function shortHash(value: unknown, length = 10): string {
  return createHash('sha256')
    .update(JSON.stringify(value))
    .digest('hex')
    .slice(0, length);
}
