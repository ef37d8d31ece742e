import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { formatSort, parseSort, type SortOrder } from './sortRows';
import { useUrlState } from './useUrlState';

/** What a user chose in a list: filter, order, page and the open row. All of it is in the address. */
export function useListState() {
  const [text, setText] = useUrlState('q', { replace: true });
  const [status, setStatus] = useUrlState('status');
  const [sort, setSort] = useUrlState('sort');
  const [page, setPage] = useUrlState('page');
  const [why, setWhy] = useUrlState('why', { replace: true });
  const [, setParameters] = useSearchParams();

  const clearFilter = useCallback(
    () =>
      setParameters(before => {
        const after = new URLSearchParams(before);
        ['q', 'status', 'page'].forEach(name => after.delete(name));
        return after;
      }),
    [setParameters],
  );

  return {
    text,
    setText,
    status,
    setStatus,
    order: useMemo(() => parseSort(sort), [sort]),
    setOrder: useCallback(
      (order: SortOrder | undefined) => setSort(formatSort(order)),
      [setSort],
    ),
    page: Math.max(0, Math.trunc(Number(page)) || 0),
    setPage: useCallback(
      (next: number) => setPage(next ? String(next) : ''),
      [setPage],
    ),
    why,
    setWhy,
    clearFilter,
  };
}
