import { type KeyKind, keyColumn } from '../columnId';
import { runColumns } from './defaultColumns';
import type { KnownKey } from './mergeRuns';

/** A column that can be shown, or the title above those of a kind. */
export type ColumnOption =
  | { readonly id: string; readonly kind: 'run' }
  | {
      readonly id: string;
      readonly kind: KeyKind;
      readonly key: string;
      /** How many of the loaded runs have it. */
      readonly runs: number;
    };

/**
 * The columns whose name has all words of a search. Where nobody has loaded a
 * run that has a key, it can still be typed in full: `metrics.f1`.
 */
export function findColumns(
  keys: readonly KnownKey[],
  search: string,
  titleOf: (column: string) => string,
): readonly ColumnOption[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const matches = (text: string) => {
    const lower = text.toLocaleLowerCase();
    return words.every(word => lower.includes(word));
  };
  return [
    ...runColumns
      .filter(id => matches(titleOf(id)))
      .map(id => ({ id, kind: 'run' as const })),
    ...keys
      .filter(({ kind, key }) => matches(keyColumn(kind, key)))
      .map(known => ({ id: keyColumn(known.kind, known.key), ...known })),
  ];
}

/** A column moved one place among those that are shown. */
export function moveColumn(
  columns: readonly string[],
  column: string,
  by: -1 | 1,
): readonly string[] {
  const from = columns.indexOf(column);
  const to = from + by;
  if (from === -1 || to < 0 || to >= columns.length) {
    return columns;
  }
  const moved = [...columns];
  [moved[from], moved[to]] = [moved[to], moved[from]];
  return moved;
}
