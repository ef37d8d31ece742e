import type { Pod } from '@mlops-portal/backstage-plugin-mlops-common';
import { ObservedDate } from './ObservedDate';
import type { FoundObjects, OwnedObject } from './ObjectSearch';
import type { PodGroups } from './PodGroups';
import { type ObjectKey, compareObjects } from './compareObjects';
import { countBy } from './countBy';

/** @internal */
export interface RowSource<T> {
  readonly cluster: string;
  readonly object: T;
  readonly pods?: readonly Pod[];
  readonly now: Date;
}

/** Rows by cluster, namespace and name, and how many there are of each state. @internal */
export interface Rows<R> {
  readonly rows: readonly R[];
  readonly counts: Readonly<Record<string, number>>;
}

interface KnownRow<R> {
  readonly row: R;
  readonly pods?: readonly Pod[];
  readonly until: number;
}

interface KnownRows<R> extends Rows<R> {
  readonly pods?: PodGroups;
  readonly until: number;
}

/** How long a row is taken as it is when the time counts for it, too. */
const MOMENT_MS = 5_000;

/**
 * Makes rows of objects, and keeps them until the object or its Pods change,
 * or for a moment only when the time was asked for in making them.
 *
 * @internal
 */
export class RowCache<T extends OwnedObject, R extends ObjectKey> {
  readonly #make: (source: RowSource<T>) => R;
  readonly #stateOf: (row: R) => string;
  readonly #now: () => Date;
  readonly #rows = new WeakMap<T, KnownRow<R>>();
  readonly #lists = new WeakMap<readonly T[], KnownRows<R>>();

  private constructor(options: RowCacheOptions<T, R>) {
    this.#make = options.make;
    this.#stateOf = options.stateOf;
    this.#now = options.now;
  }

  static create<T extends OwnedObject, R extends ObjectKey>(
    options: RowCacheOptions<T, R>,
  ): RowCache<T, R> {
    return new RowCache(options);
  }

  of(found: readonly FoundObjects<T>[]): Rows<R> {
    const now = this.#now();
    const lists = found
      .filter(({ objects }) => objects.length > 0)
      .map(list => this.#list(list, now));
    if (lists.length === 1) {
      return lists[0];
    }
    const rows = lists.flatMap(list => list.rows).sort(compareObjects);
    return { rows, counts: countBy(rows, this.#stateOf) };
  }

  #list(list: FoundObjects<T>, now: Date): KnownRows<R> {
    const { cluster, objects, pods } = list;
    const known = this.#lists.get(objects);
    if (known && known.pods === pods && now.getTime() < known.until) {
      return known;
    }
    let until = Infinity;
    const rows = objects.map(object => {
      const ownPods = pods?.get(object.name);
      const entry = this.#row({ cluster, object, pods: ownPods, now });
      until = Math.min(until, entry.until);
      return entry.row;
    });
    const made = { rows, pods, until, counts: countBy(rows, this.#stateOf) };
    this.#lists.set(objects, made);
    return made;
  }

  #row(source: RowSource<T>): KnownRow<R> {
    const { object, pods, now } = source;
    const known = this.#rows.get(object);
    if (known && samePods(known.pods, pods) && now.getTime() < known.until) {
      return known;
    }
    const time = new ObservedDate(now);
    const row = this.#make({ ...source, now: time });
    const until = time.observed ? now.getTime() + MOMENT_MS : Infinity;
    const made = { row, pods, until };
    this.#rows.set(object, made);
    return made;
  }
}

interface RowCacheOptions<T, R> {
  readonly make: (source: RowSource<T>) => R;
  readonly stateOf: (row: R) => string;
  readonly now: () => Date;
}

function samePods(
  some: readonly Pod[] | undefined,
  others: readonly Pod[] | undefined,
): boolean {
  return (
    some === others ||
    (some !== undefined &&
      others !== undefined &&
      some.length === others.length &&
      some.every((pod, index) => pod === others[index]))
  );
}
