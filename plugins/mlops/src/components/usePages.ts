import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';

/** Rows of one page. */
export const pageSize = 50;

/** Where one is in a list that the server pages. */
export interface Pages {
  /** From 1. */
  readonly number: number;
  /** Where the page begins; undefined for the first. */
  readonly cursor: string | undefined;
  readonly next: (cursor: string) => void;
  readonly previous: () => void;
  readonly first: () => void;
}

interface PageHistory {
  /** Where the pages before this one begin. */
  readonly trail?: readonly string[];
}

/**
 * The page is in the address, as the cursor where it begins and the number that
 * people read. Cursors lead forward only, so the way back is kept in the
 * browser's history; whoever comes by a link goes back to the first page.
 */
export function usePages(): Pages {
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const { state } = useLocation();
  const cursor = parameters.get('after') ?? undefined;
  const trail = (state as PageHistory | null)?.trail ?? [];
  const number = cursor
    ? Math.max(2, Math.trunc(Number(parameters.get('page'))) || 2)
    : 1;

  const go = (page: number, after: string, before: readonly string[]) => {
    const search = new URLSearchParams(parameters);
    search.delete('why');
    search.delete('page');
    search.delete('after');
    if (after) {
      search.set('page', String(page));
      search.set('after', after);
    }
    navigate({ search: search.toString() }, { state: { trail: before } });
  };

  return {
    number,
    cursor,
    next: after => go(number + 1, after, [...trail, cursor ?? '']),
    previous: () =>
      go(number - 1, trail[trail.length - 1] ?? '', trail.slice(0, -1)),
    first: () => go(1, '', []),
  };
}
