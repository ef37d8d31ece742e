import { useMemo, useState } from 'react';

interface Accepted {
  readonly view: string;
  readonly keys: readonly string[];
}

/**
 * Keeps rows in place while somebody points at or has the focus in a table:
 * cells change, rows neither come nor move. What has come meanwhile is counted
 * and shown on request. Another view (filter, order, page) is shown at once.
 */
export function useSteadyRows<T>(options: {
  /** Rows as they should be shown. */
  rows: readonly T[];
  /** All rows, also those that the filter no longer lets through. */
  pool: readonly T[];
  rowKey: (row: T) => string;
  view: string;
  engaged: boolean;
}) {
  const { rows, pool, rowKey, view, engaged } = options;
  const keys = useMemo(() => rows.map(rowKey), [rows, rowKey]);
  const [accepted, setAccepted] = useState<Accepted>({ view, keys });

  const held = engaged && accepted.view === view;
  if (!held && (accepted.view !== view || !sameKeys(accepted.keys, keys))) {
    setAccepted({ view, keys });
  }

  const byKey = useMemo(
    () => new Map(pool.map(row => [rowKey(row), row])),
    [pool, rowKey],
  );
  const shown = useMemo(() => {
    const shownKeys = held ? accepted.keys : keys;
    return shownKeys.flatMap(key => byKey.get(key) ?? []);
  }, [held, accepted, keys, byKey]);
  const known = new Set(accepted.keys);
  const waiting = held ? keys.filter(key => !known.has(key)).length : 0;

  return { shown, waiting, accept: () => setAccepted({ view, keys }) };
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
