import { useMemo, useState } from 'react';

interface Accepted<T> {
  readonly view: string;
  readonly rows: readonly T[];
}

/**
 * Keeps rows in place while somebody points at or has the focus in a table:
 * cells change, rows neither come nor go nor move. What has come meanwhile is
 * counted and shown on request. Another view (filter, order, page) is shown at
 * once.
 */
export function useSteadyRows<T>(options: {
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** Names what `rows` answers. */
  view: string;
  engaged: boolean;
}) {
  const { rows, rowKey, view, engaged } = options;
  const [accepted, setAccepted] = useState<Accepted<T>>({ view, rows });

  const held = engaged && accepted.view === view;
  const sameRows = useMemo(
    () => sameKeys(accepted.rows, rows, rowKey),
    [accepted.rows, rows, rowKey],
  );
  if (!held && (accepted.view !== view || !sameRows)) {
    setAccepted({ view, rows });
  }

  const shown = useMemo(() => {
    if (!held) {
      return rows;
    }
    const byKey = new Map(rows.map(row => [rowKey(row), row]));
    return accepted.rows.map(row => byKey.get(rowKey(row)) ?? row);
  }, [held, accepted, rows, rowKey]);
  const known = new Set(accepted.rows.map(rowKey));
  const waiting = held ? rows.filter(row => !known.has(rowKey(row))).length : 0;

  return { shown, waiting, accept: () => setAccepted({ view, rows }) };
}

function sameKeys<T>(
  a: readonly T[],
  b: readonly T[],
  rowKey: (row: T) => string,
): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((row, index) => rowKey(row) === rowKey(b[index])))
  );
}
