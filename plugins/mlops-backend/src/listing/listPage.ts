import { decodeCursor, encodeCursor } from './cursor';
import { comparePositions, type Position } from './position';

/** How a kind of item is searched, filtered and ordered. @internal */
export interface Listing<T, Sort extends string> {
  /** What nothing else has, in the order of the list without `sort`. */
  keyOf(item: T): readonly string[];
  /** What the text of a search is looked for in. */
  textsOf(item: T): readonly (string | undefined)[];
  /** Items without a value come last, whatever the direction. */
  readonly sorts: Readonly<Record<Sort, (item: T) => string | undefined>>;
}

/** @internal */
export interface ListRequest<Sort extends string> {
  readonly limit?: number;
  readonly cursor?: string;
  readonly search?: string;
  readonly sort?: Sort;
  readonly direction?: 'asc' | 'desc';
}

/** @internal */
export interface ListPage<T> {
  readonly items: T[];
  readonly nextCursor?: string;
  readonly totalItems: number;
  readonly matchingItems: number;
}

const DEFAULT_LIMIT = 100;

/**
 * One page of a list that is complete in memory and in the order of its keys.
 * The cursor holds the place of the last item and not its number: whatever
 * comes and goes meanwhile, no item that stays is skipped or repeated.
 *
 * @internal
 */
export function listPage<T, Sort extends string>(
  all: readonly T[],
  listing: Listing<T, Sort>,
  request: ListRequest<Sort>,
  isWanted?: (item: T) => boolean,
): ListPage<T> {
  const { limit = DEFAULT_LIMIT, direction = 'asc', sort, cursor } = request;
  const order = sort ? `${sort} ${direction}` : '';
  const positionOf = (item: T): Position => ({
    value: sort && listing.sorts[sort](item),
    key: listing.keyOf(item),
  });
  const matching = selectItems(all, listing, request.search, isWanted);
  const sorted = sort
    ? sortedOnce(matching, order, () => sortBy(matching, positionOf, direction))
    : matching;
  const start =
    cursor === undefined
      ? 0
      : firstAfter(sorted, decodeCursor(cursor, order), positionOf, direction);
  const items = sorted.slice(start, start + limit);
  return {
    items,
    nextCursor:
      start + items.length < sorted.length
        ? encodeCursor(positionOf(items[items.length - 1]), order)
        : undefined,
    totalItems: all.length,
    matchingItems: matching.length,
  };
}

/** The items that match a search and a filter; without either, the same list. @internal */
export function selectItems<T>(
  all: readonly T[],
  listing: Pick<Listing<T, never>, 'textsOf'>,
  search: string | undefined,
  isWanted?: (item: T) => boolean,
): readonly T[] {
  const text = search?.trim().toLocaleLowerCase('en-US');
  if (!text && !isWanted) {
    return all;
  }
  return all.filter(
    item =>
      (!isWanted || isWanted(item)) && (!text || hasText(listing, item, text)),
  );
}

const orders = new WeakMap<
  readonly unknown[],
  { readonly order: string; readonly sorted: readonly unknown[] }
>();

/** The pages of a list are often asked for in the same order, as long as nothing changes. */
function sortedOnce<T>(
  items: readonly T[],
  order: string,
  sort: () => readonly T[],
): readonly T[] {
  const before = orders.get(items);
  if (before?.order === order) {
    // What comes out of a list is of the type that went in.
    return before.sorted as readonly T[];
  }
  const sorted = sort();
  orders.set(items, { order, sorted });
  return sorted;
}

function sortBy<T>(
  items: readonly T[],
  positionOf: (item: T) => Position,
  direction: 'asc' | 'desc',
): readonly T[] {
  return items
    .map(item => ({ item, position: positionOf(item) }))
    .sort((a, b) => comparePositions(a.position, b.position, direction))
    .map(({ item }) => item);
}

/** The number of the first item behind a place, by halving. */
function firstAfter<T>(
  sorted: readonly T[],
  place: Position,
  positionOf: (item: T) => Position,
  direction: 'asc' | 'desc',
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (comparePositions(positionOf(sorted[middle]), place, direction) > 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

function hasText<T>(
  listing: Pick<Listing<T, never>, 'textsOf'>,
  item: T,
  text: string,
): boolean {
  return listing
    .textsOf(item)
    .some(one => one?.toLocaleLowerCase('en-US').includes(text));
}

/** Cluster, namespace and name: what no two objects of a kind share. @internal */
export function objectKey(object: {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
}): readonly string[] {
  return [object.cluster, object.namespace, object.name];
}
