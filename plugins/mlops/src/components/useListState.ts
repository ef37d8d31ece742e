import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { SortOrder } from './sortRows';
import { useOrder } from './useOrder';
import { type Pages, usePages } from './usePages';
import { useUrlState } from './useUrlState';

/** What a user chose in a list: filters, order, page and the open row. */
export interface ListState {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly status: string;
  readonly setStatus: (status: string) => void;
  readonly type: string;
  readonly setType: (type: string) => void;
  readonly order: SortOrder | undefined;
  readonly setOrder: (order: SortOrder | undefined) => void;
  readonly pages: Pages;
  /** Which row shows its evidence. */
  readonly why: string;
  readonly setWhy: (key: string) => void;
  readonly clearFilter: () => void;
}

/** All of it is in the address, so that any view can be pasted into a chat. */
export function useListState(): ListState {
  const [text, setText] = useUrlState('q', { replace: true });
  const [status, setStatus] = useUrlState('status');
  const [type, setType] = useUrlState('type');
  const [order, setOrder] = useOrder();
  const [why, setWhy] = useUrlState('why', { replace: true });
  const pages = usePages();
  const [, setParameters] = useSearchParams();

  const clearFilter = useCallback(
    () =>
      setParameters(before => {
        const after = new URLSearchParams(before);
        ['q', 'status', 'type', 'page', 'after'].forEach(name =>
          after.delete(name),
        );
        return after;
      }),
    [setParameters],
  );

  return {
    text,
    setText,
    status,
    setStatus,
    type,
    setType,
    order,
    setOrder,
    pages,
    why,
    setWhy,
    clearFilter,
  };
}

/** A value of the address, if it is one that is known: addresses can be mistyped. */
export function oneOf<T extends string>(
  known: readonly T[],
  value: string | undefined,
): T | undefined {
  return known.find(one => one === value);
}
