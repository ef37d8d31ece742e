import type { DataColumn } from './DataColumn';

/** By which column, and which way. */
export interface SortOrder {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Rows in the wanted order; what has no value comes last either way. */
export function sortRows<T>(
  rows: readonly T[],
  columns: readonly DataColumn<T>[],
  sort: SortOrder | undefined,
): readonly T[] {
  const value = columns.find(column => column.id === sort?.column)?.sortValue;
  if (!sort || !value) {
    return rows;
  }
  const sign = sort.direction === 'asc' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined);
    }
    return typeof left === 'number' && typeof right === 'number'
      ? sign * (left - right)
      : sign * collator.compare(String(left), String(right));
  });
}

/** Ascending, then descending, then as it came. */
export function toggleSort(
  sort: SortOrder | undefined,
  column: string,
): SortOrder | undefined {
  if (sort?.column !== column) {
    return { column, direction: 'asc' };
  }
  return sort.direction === 'asc' ? { column, direction: 'desc' } : undefined;
}

/** The notation of the address: `name` or `-name`. */
export function parseSort(text: string): SortOrder | undefined {
  if (!text) {
    return undefined;
  }
  return text.startsWith('-')
    ? { column: text.slice(1), direction: 'desc' }
    : { column: text, direction: 'asc' };
}

/** @see parseSort */
export function formatSort(sort: SortOrder | undefined): string {
  return sort ? `${sort.direction === 'desc' ? '-' : ''}${sort.column}` : '';
}
