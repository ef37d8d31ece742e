interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}

const pageSize = 500;
const mostItems = 5_000;

/**
 * Reads a list to its end, so that text filter, counts and sorting mean the
 * whole of it. Beyond 5 000 items it stops; the total of the answer still
 * tells how many there are.
 */
export async function collectPages<T, P extends Page<T>>(
  readPage: (page: { limit: number; cursor?: string }) => Promise<P>,
): Promise<P> {
  const first = await readPage({ limit: pageSize });
  const items: T[] = [...first.items];
  let cursor = first.nextCursor;
  while (cursor && items.length < mostItems) {
    const next = await readPage({ limit: pageSize, cursor });
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return { ...first, items, nextCursor: cursor };
}
