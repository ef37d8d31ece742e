import { ObservedDate } from '@mlops-portal/backstage-plugin-mlops-common';
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
  readonly now: () => Date;
}

interface KnownRow<R, P> {
  readonly row: R;
  readonly parts: P;
  /** When time alone may change it. */
  readonly until: number;
}

interface KnownRows<R, P> extends Rows<R> {
  readonly dependencies: readonly unknown[];
  readonly known: readonly KnownRow<R, P>[];
  readonly until: number;
}

const NO_ROWS: Rows<never> = { rows: [], counts: {} };

/** How long a row is taken as it is when the time counts for it, too. */
const MOMENT_MS = 5_000;
/**
 * Most rows of a list that are made again for one request only because time
 * passed; the others come with the next ones. It takes some 10 ms.
 */
const MOST_AT_ONCE = 100;

/**
 * Makes rows of objects, and keeps them until the object or its parts change,
 * or the time comes until which they hold.
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
  readonly #lists = new WeakMap<readonly T[], KnownRows<R, P>>();

  readonly #merges = new WeakMap<
    KnownRows<R, P>,
    Rows<R> & { readonly lists: readonly KnownRows<R, P>[] }
  >();

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
    return lists.length === 0 ? NO_ROWS : this.#merged(lists);
  }

  /** The same as long as none of the lists changes. */
  #merged(lists: readonly KnownRows<R, P>[]): Rows<R> {
    const before = this.#merges.get(lists[0]);
    if (before && sameItems(before.lists, lists)) {
      return before;
    }
    const rows = lists.flatMap(list => list.rows).sort(compareObjects);
    const merged = {
      lists,
      rows,
      counts: countBy(rows, this.#options.stateOf),
    };
    this.#merges.set(lists[0], merged);
    return merged;
  }

  /** The row of one object. */
  one(object: T, list: F): R {
    return this.#row(object, list, this.#options.now()).row;
  }

  #list(list: F, now: Date): KnownRows<R, P> {
    const { objects } = list;
    const dependencies = this.#options.dependenciesOf(list);
    const before = this.#lists.get(objects);
    const same = before && sameItems(before.dependencies, dependencies);
    if (same && now.getTime() < before.until) {
      return before;
    }
    const known = same
      ? this.#renewed(before.known, list, now)
      : objects.map(object => this.#row(object, list, now));
    const rows = known.map(({ row }) => row);
    const made = {
      rows,
      counts: countBy(rows, this.#options.stateOf),
      dependencies,
      known,
      until: known.reduce(
        (soonest, { until }) => Math.min(soonest, until),
        Infinity,
      ),
    };
    this.#lists.set(objects, made);
    return made;
  }

  /** Of a list in which nothing changed: a few of those that no longer hold. */
  #renewed(
    known: readonly KnownRow<R, P>[],
    list: F,
    now: Date,
  ): readonly KnownRow<R, P>[] {
    let left = MOST_AT_ONCE;
    return known.map((entry, index) => {
      if (now.getTime() < entry.until || left === 0) {
        return entry;
      }
      left -= 1;
      return this.#row(list.objects[index], list, now);
    });
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
    const made = { row, parts, until: momentAfter(time.until) };
    this.#rows.set(object, made);
    return made;
  }
}

/** Rounded, so that a list is looked through once in a moment and not at each request. */
function momentAfter(time: number): number {
  return (Math.floor(time / MOMENT_MS) + 1) * MOMENT_MS;
}

function sameParts<P extends RowParts>(some: P, others: P): boolean {
  return (Object.keys(some) as (keyof P)[]).every(key => {
    const [a, b]: unknown[] = [some[key], others[key]];
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
