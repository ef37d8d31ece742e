import { useCallback, useEffect, useMemo, useState } from 'react';
import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import type { DataColumn } from './DataColumn';

/** Which columns of a list a user wants to see. */
export interface ColumnChoice<T> {
  readonly shown: readonly DataColumn<T>[];
  readonly hidden: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

/** Remembered for the user where the portal keeps such things, for each list. */
export function useColumnChoice<T>(
  list: string,
  columns: readonly DataColumn<T>[],
): ColumnChoice<T> {
  const storage = useApi(storageApiRef).forBucket('mlops.columns');
  const [stored, setStored] = useState(
    () => storage.snapshot<string[]>(list).value,
  );

  useEffect(() => {
    const subscription = storage
      .observe$<string[]>(list)
      .subscribe(({ value }) => setStored(value));
    return () => subscription.unsubscribe();
  }, [storage, list]);

  const hidden = useMemo(
    () => new Set(Array.isArray(stored) ? stored : []),
    [stored],
  );
  const toggle = useCallback(
    (id: string) => {
      const next = hidden.has(id)
        ? [...hidden].filter(other => other !== id)
        : [...hidden, id];
      setStored(next);
      storage.set(list, next).catch(() => {
        // It holds until the page is left, which is no reason to alarm anybody.
      });
    },
    [hidden, storage, list],
  );
  const shown = useMemo(
    () => columns.filter(column => !column.optional || !hidden.has(column.id)),
    [columns, hidden],
  );
  return { shown, hidden, toggle };
}
