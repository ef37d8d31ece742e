import { useCallback, useEffect, useMemo, useState } from 'react';
import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import type { DataColumn } from './DataColumn';
import { useUrlState } from './useUrlState';

/** Which columns of a list a user wants to see. */
export interface ColumnChoice<T> {
  readonly shown: readonly DataColumn<T>[];
  readonly isShown: (column: DataColumn<T>) => boolean;
  readonly toggle: (id: string) => void;
}

/**
 * Which columns are shown against the habit of the list is in the address, so
 * that a pasted view looks the same to others, and remembered for the user
 * where the portal keeps such things, for each list. The address counts; what
 * is remembered is written into one that says nothing.
 */
export function useColumnChoice<T>(
  list: string,
  columns: readonly DataColumn<T>[],
): ColumnChoice<T> {
  const [inAddress, setInAddress] = useUrlState('columns', { replace: true });
  const [remembered, remember] = useRemembered(list);

  useEffect(() => {
    if (!inAddress && remembered.length > 0) {
      setInAddress(remembered.join(','));
    }
  }, [inAddress, remembered, setInAddress]);

  const toggled = useMemo(
    () => new Set(inAddress ? inAddress.split(',') : remembered),
    [inAddress, remembered],
  );
  const toggle = useCallback(
    (id: string) => {
      const next = toggled.has(id)
        ? [...toggled].filter(other => other !== id)
        : [...toggled, id];
      remember(next);
      setInAddress(next.join(','));
    },
    [toggled, remember, setInAddress],
  );
  const isShown = useCallback(
    ({ id, optional, startsHidden = false }: DataColumn<T>) =>
      !optional || toggled.has(id) === startsHidden,
    [toggled],
  );
  const shown = useMemo(() => columns.filter(isShown), [columns, isShown]);
  return { shown, isShown, toggle };
}

const none: readonly string[] = [];

function useRemembered(
  list: string,
): [readonly string[], (ids: readonly string[]) => void] {
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

  const remember = useCallback(
    (ids: readonly string[]) => {
      setStored([...ids]);
      storage.set(list, [...ids]).catch(() => {
        // It holds until the page is left, which is no reason to alarm anybody.
      });
    },
    [storage, list],
  );
  return [Array.isArray(stored) ? stored : none, remember];
}
