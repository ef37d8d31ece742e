import { ObservedDate } from './ObservedDate';
import type { FoundObjects, OwnedObject } from './ObjectSearch';
import { type ObjectKey, compareObjects } from './compareObjects';
import { countBy } from './countBy';

/** What a row is made of besides its object: compared by identity, lists item by item. @internal */
export type RowParts = object;

/** @internal */
export interface RowSource<T, P extends RowParts> {
  readonly cluster: string;
  readonly object: T;
  readonly parts: P;
  readonly now: Date;
}

/** Rows by cluster, namespace and name, and how many there are of each state. @internal */
export interface Rows<R> {
  readonly rows: readonly R[];
  readonly counts: Readonly<Record<string, number>>;
}

/** @internal */
export interface RowCacheOptions<
  T extends OwnedObject,
  F extends FoundObjects<T>,
  P extends RowParts,
  R,
> {
  /** All that the rows of a list depend on besides its objects, compared by identity. */
  readonly dependenciesOf: (list: F) => readonly unknown[];
  readonly partsOf: (object: T, list: F) => P;
  readonly make: (source: RowSource<T, P>) => R;
  readonly stateOf: (row: R) => string;
  /** Whether nothing about it changes within seconds only because time passes. */
  readonly isSettled?: (row: R) => boolean;
  readonly now: () => Date;
}

interface KnownRow<R, P> {
  readonly row: R;
  readonly parts: P;
  readonly until: number;
}

interface KnownRows<R> extends Rows<R> {
  readonly dependencies: readonly unknown[];
  readonly until: number;
}

/** How long a row is taken as it is when the time counts for it, too. */
const MOMENT_MS = 5_000;
/** Settled rows are made again one by one over this many moments. */
const SETTLED_MOMENTS = 24;

/**
 * Makes rows of objects, and keeps them until the object or its parts change,
 * or for a moment only when the time was asked for in making them.
 *
 * @internal
 */
export class RowCache<
  T extends OwnedObject,
  F extends FoundObjects<T>,
  P extends RowParts,
  R extends ObjectKey,
> {
  readonly #options: RowCacheOptions<T, F, P, R>;
  readonly #rows = new WeakMap<T, KnownRow<R, P>>();
  readonly #lists = new WeakMap<readonly T[], KnownRows<R>>();

  private constructor(options: RowCacheOptions<T, F, P, R>) {
    this.#options = options;
  }

  static create<
    T extends OwnedObject,
    F extends FoundObjects<T>,
    P extends RowParts,
    R extends ObjectKey,
  >(options: RowCacheOptions<T, F, P, R>): RowCache<T, F, P, R> {
    return new RowCache(options);
  }

  of(found: readonly F[]): Rows<R> {
    const now = this.#options.now();
    const lists = found
      .filter(({ objects }) => objects.length > 0)
      .map(list => this.#list(list, now));
    if (lists.length === 1) {
      return lists[0];
    }
    const rows = lists.flatMap(list => list.rows).sort(compareObjects);
    return { rows, counts: countBy(rows, this.#options.stateOf) };
  }

  /** The row of one object. */
  one(object: T, list: F): R {
    return this.#row(object, list, this.#options.now()).row;
  }

  #list(list: F, now: Date): KnownRows<R> {
    const { objects } = list;
    const dependencies = this.#options.dependenciesOf(list);
    const known = this.#lists.get(objects);
    if (
      known &&
      now.getTime() < known.until &&
      sameItems(known.dependencies, dependencies)
    ) {
      return known;
    }
    let until = Infinity;
    const rows = objects.map(object => {
      const entry = this.#row(object, list, now);
      until = Math.min(until, entry.until);
      return entry.row;
    });
    const counts = countBy(rows, this.#options.stateOf);
    const made = { rows, dependencies, until, counts };
    this.#lists.set(objects, made);
    return made;
  }

  #row(object: T, list: F, now: Date): KnownRow<R, P> {
    const { partsOf, make } = this.#options;
    const parts = partsOf(object, list);
    const known = this.#rows.get(object);
    if (known && now.getTime() < known.until && sameParts(known.parts, parts)) {
      return known;
    }
    const time = new ObservedDate(now);
    const row = make({ cluster: list.cluster, object, parts, now: time });
    const until = time.observed ? this.#momentOf(row, now) : Infinity;
    const made = { row, parts, until };
    this.#rows.set(object, made);
    return made;
  }

  /** Rounded, so that a list is looked through once in a moment and not at each request. */
  #momentOf(row: R, now: Date): number {
    const moments = this.#options.isSettled?.(row)
      ? 1 + (sumOf(row.name) % SETTLED_MOMENTS)
      : 1;
    return (Math.floor(now.getTime() / MOMENT_MS) + moments) * MOMENT_MS;
  }
}

function sumOf(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) {
    sum = (sum * 31 + text.charCodeAt(index)) % 65_521;
  }
  return sum;
}

function sameParts(some: RowParts, others: RowParts): boolean {
  return Object.keys(some).every(key => {
    const [a, b] = [some[key], others[key]];
    return a === b || (Array.isArray(a) && Array.isArray(b) && sameItems(a, b));
  });
}

function sameItems(
  some: readonly unknown[],
  others: readonly unknown[],
): boolean {
  return (
    some.length === others.length &&
    some.every((item, index) => item === others[index])
  );
}
