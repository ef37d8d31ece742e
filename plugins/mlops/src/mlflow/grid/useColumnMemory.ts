import { useCallback, useEffect, useMemo, useState } from 'react';
import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';

/** What is remembered of the columns of one list. */
export interface ColumnMemory {
  /** Undefined until somebody chooses. */
  readonly columns: readonly string[] | undefined;
  /** Widths in pixels, by column. */
  readonly widths: Readonly<Record<string, number>>;
}

/** Remembered for the user where the portal keeps such things, for each experiment of each entity. */
export function useColumnMemory(
  experiment: string,
): [ColumnMemory, (memory: ColumnMemory) => void] {
  const { entity } = useEntity();
  const list = `${stringifyEntityRef(entity)} ${experiment}`;
  const storage = useApi(storageApiRef).forBucket('mlops.run-columns');
  const [stored, setStored] = useState<unknown>(
    () => storage.snapshot(list).value,
  );

  useEffect(() => {
    const subscription = storage
      .observe$(list)
      .subscribe(({ value }) => setStored(value));
    return () => subscription.unsubscribe();
  }, [storage, list]);

  const remember = useCallback(
    (memory: ColumnMemory) => {
      setStored(memory);
      // A copy, because the storage wants plain JSON.
      storage.set(list, JSON.parse(JSON.stringify(memory))).catch(() => {
        // It holds until the page is left, which is no reason to alarm anybody.
      });
    },
    [storage, list],
  );
  return [useMemo(() => readMemory(stored), [stored]), remember];
}

/** Storage of browsers may hold anything. */
function readMemory(stored: unknown): ColumnMemory {
  const { columns, widths } = (stored ?? {}) as Record<string, unknown>;
  return {
    columns: Array.isArray(columns)
      ? columns.filter(column => typeof column === 'string')
      : undefined,
    widths: Object.fromEntries(
      Object.entries(widths ?? {}).filter(
        (entry): entry is [string, number] => typeof entry[1] === 'number',
      ),
    ),
  };
}
