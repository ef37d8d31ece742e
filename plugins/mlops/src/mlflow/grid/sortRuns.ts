import type { Run } from '../../api';
import type { SortOrder } from '../../components';
import { cellValue } from '../runValues';

const collator = new Intl.Collator(undefined, { numeric: true });
const collatedLength = 64;

type Value = string | number | undefined;

/** Numbers and texts, then the infinities, NaN, and what a run does not have: last in both directions. */
function rankOf(value: Value): number {
  switch (value) {
    case undefined:
      return 3;
    case 'NaN':
      return 2;
    case 'Infinity':
    case '-Infinity':
      return 1;
    default:
      return 0;
  }
}

/** Parameters that are numbers are compared as such: "10" comes after "9". */
function comparable(value: Value): Value {
  if (typeof value !== 'string' || value === '') {
    return value;
  }
  const number = Number(value);
  return Number.isFinite(number) ? number : value.slice(0, collatedLength);
}

function compareValues(one: Value, other: Value, sign: number): number {
  const ranks = rankOf(one) - rankOf(other);
  if (ranks !== 0 || one === other) {
    return ranks;
  }
  if (typeof one === 'number' && typeof other === 'number') {
    return sign * (one - other);
  }
  // A parameter may be a number in one run and a word in another.
  if (typeof one !== typeof other) {
    return typeof one === 'number' ? -sign : sign;
  }
  return sign * collator.compare(String(one), String(other));
}

/** Runs by several columns, each deciding where those before it leave a tie; otherwise as they came. */
export function sortRuns(
  runs: readonly Run[],
  orders: readonly SortOrder[],
  now: number,
): readonly Run[] {
  if (orders.length === 0) {
    return runs;
  }
  return sortByValues(
    runs,
    orders.map(({ column, direction }) => ({
      sign: direction === 'asc' ? 1 : -1,
      values: runs.map(run => comparable(cellValue(run, column, now))),
    })),
  );
}

/** Each value is worked out once: comparing does so for every run about 13 times in a list of 10 000. */
export function sortByValues<T>(
  items: readonly T[],
  keys: readonly { sign: number; values: readonly Value[] }[],
): readonly T[] {
  const places = items.map((_, index) => index);
  places.sort((one, other) => {
    for (const { sign, values } of keys) {
      const difference = compareValues(values[one], values[other], sign);
      if (difference !== 0) {
        return difference;
      }
    }
    return one - other;
  });
  return places.map(place => items[place]);
}
