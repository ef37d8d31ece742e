import { InputError } from '@backstage/errors';

/** One page of a list that is complete in memory. @internal */
export interface ListPage<T> {
  readonly items: T[];
  readonly nextCursor?: string;
  readonly totalItems: number;
}

/** Which page is asked for. @internal */
export interface PageRequest {
  readonly limit?: number;
  readonly cursor?: string;
}

const DEFAULT_LIMIT = 100;

function encodeOffset(offset: number): string {
  return Buffer.from(String(offset), 'utf8').toString('base64url');
}

function decodeOffset(cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^\d{1,9}$/.test(text)) {
    throw new InputError(
      'The cursor is not one that this API gave: begin again without it.',
    );
  }
  return Number(text);
}

/** Cuts one page out of a sorted list; the cursor is opaque to the caller. @internal */
export function paginate<T>(
  items: readonly T[],
  page: PageRequest,
): ListPage<T> {
  const limit = page.limit ?? DEFAULT_LIMIT;
  const offset = page.cursor === undefined ? 0 : decodeOffset(page.cursor);
  const end = offset + limit;
  return {
    items: items.slice(offset, end),
    nextCursor: end < items.length ? encodeOffset(end) : undefined,
    totalItems: items.length,
  };
}
