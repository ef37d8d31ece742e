import { useCallback, useMemo } from 'react';
import { formatSort, parseSort, type SortOrder } from './sortRows';
import { useUrlState } from './useUrlState';

/** By what a list is ordered, and which way; it is in the address. */
export function useOrder(): [
  SortOrder | undefined,
  (order: SortOrder | undefined) => void,
] {
  const [sort, setSort] = useUrlState('sort');
  return [
    useMemo(() => parseSort(sort), [sort]),
    useCallback(
      (order: SortOrder | undefined) => setSort(formatSort(order)),
      [setSort],
    ),
  ];
}
