import { useCallback, useMemo, useRef, useState } from 'react';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import type { Experiment, Run, RunList, RunSearch } from '../../api';
import { useEntityRead } from '../../query';
import {
  type Keys,
  type KnownKey,
  knownKeys,
  mergePages,
  missingKeys,
} from './mergeRuns';

const pageSize = 100;

/** Names what is asked; another view has another first page. */
export interface RunView {
  readonly experiment: Experiment;
  readonly filter: string;
  readonly orderBy: string;
  /** Whether runs within other runs are left out. */
  readonly rootsOnly: boolean;
}

interface RunPage {
  readonly list: RunList;
  readonly cursor: string | undefined;
  readonly asked: Keys;
}

/** The runs that are loaded so far, and how to get more. */
export interface RunPages {
  /** Undefined until the first page is there. */
  readonly runs: readonly Run[] | undefined;
  readonly keys: readonly KnownKey[];
  /** Those of the first page; undefined until it is there. */
  readonly firstKeys: readonly KnownKey[] | undefined;
  readonly wanted: Keys;
  /** Whether values of the columns are still to come. */
  readonly isPending: boolean;
  readonly lists: readonly RunList[];
  readonly error: Error | undefined;
  /** Why the page after the loaded ones could not be read. */
  readonly moreError: Error | undefined;
  readonly isFetching: boolean;
  readonly isFetchingMore: boolean;
  /** Whether the runs answer an earlier view. */
  readonly isPrevious: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  /** Starts again with the first page. */
  readonly reload: () => void;
  /** How often that was done. */
  readonly generation: number;
}

const noPages: readonly RunPage[] = [];

const noKeys: Keys = { metrics: [], params: [], tags: [] };

/**
 * The runs of an experiment page by page. What is loaded stays as it was
 * answered, so that nothing moves; newer states are `useLiveRuns`' affair.
 * Columns that are chosen later are asked for by themselves.
 */
export function useRunPages(
  view: RunView,
  wantedOf: (firstKeys: readonly KnownKey[] | undefined) => Keys,
): RunPages {
  const { experiment, filter, orderBy, rootsOnly } = view;
  const { server, experimentId } = experiment;
  const { read, scope } = useEntityRead();
  const [generation, setGeneration] = useState(0);
  const latestWanted = useRef<Keys>(noKeys);

  const search = useMemo(
    (): RunSearch => ({
      server,
      experimentId,
      orderBy: [orderBy],
      limit: pageSize,
      ...(filter ? { filter } : {}),
      ...(rootsOnly ? { parent: null } : {}),
      ...(experiment.lifecycle === 'deleted'
        ? { lifecycle: 'deleted' as const }
        : {}),
    }),
    [server, experimentId, experiment.lifecycle, filter, orderBy, rootsOnly],
  );
  const key = [...(scope ?? []), 'run-pages', search, generation];

  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: async ({ pageParam: cursor, signal }): Promise<RunPage> => {
      const asked = latestWanted.current;
      const list = await read(
        (api, entity, call) =>
          api.searchRuns(
            entity,
            {
              ...search,
              columns: mutable(asked),
              ...(cursor ? { cursor } : {}),
            },
            call,
          ),
        signal,
      );
      return { list, cursor, asked };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last, all) => nextCursor(last, all),
    placeholderData: (previous, previousQuery) =>
      sameExperiment(previousQuery?.queryKey, key) ? previous : undefined,
    enabled: scope !== undefined,
    staleTime: Infinity,
  });

  const pages = query.data?.pages ?? noPages;
  const firstList = pages[0]?.list;
  const firstKeys = useMemo(
    () => firstList && knownKeys([firstList]),
    [firstList],
  );
  const wanted = useMemo(() => wantedOf(firstKeys), [wantedOf, firstKeys]);
  latestWanted.current = wanted;
  const fills = useQueries({
    queries: pages.map(({ list, cursor, asked }) => {
      const missing = missingKeys(wanted, asked);
      return {
        queryKey: [...key, 'columns', cursor ?? '', missing],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          readColumns(missing!, list, columns =>
            read(
              (api, entity, call) =>
                api.searchRuns(
                  entity,
                  { ...search, ...(cursor ? { cursor } : {}), ...columns },
                  call,
                ),
              signal,
            ),
          ),
        enabled:
          scope !== undefined &&
          missing !== undefined &&
          !query.isPlaceholderData,
        placeholderData: (previous: readonly Run[] | undefined) => previous,
        staleTime: Infinity,
      };
    }),
    combine: answersOf,
  });

  const runs = useMemo(
    () =>
      mergePages(
        pages.map(({ list }, index) => ({ list, more: fills.data[index] })),
      ),
    [pages, fills.data],
  );
  const lists = useMemo(() => pages.map(({ list }) => list), [pages]);
  const keys = useMemo(() => knownKeys(lists), [lists]);
  const { fetchNextPage, isFetchingNextPage, hasNextPage } = query;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage && hasNextPage) {
      fetchNextPage();
    }
  }, [fetchNextPage, isFetchingNextPage, hasNextPage]);
  const reload = useCallback(() => setGeneration(before => before + 1), []);

  return {
    runs: query.data && runs,
    keys,
    firstKeys,
    wanted,
    isPending: fills.isFetching,
    lists,
    error: query.isFetchNextPageError ? undefined : query.error ?? undefined,
    moreError: query.isFetchNextPageError ? query.error : undefined,
    isFetching: query.isFetching,
    isFetchingMore: isFetchingNextPage,
    isPrevious: query.isPlaceholderData,
    hasMore: hasNextPage,
    loadMore,
    reload,
    generation,
  };
}

/** A server may repeat a token, or answer an empty page with one: there would be no end. */
function nextCursor(
  last: RunPage,
  all: readonly RunPage[],
): string | undefined {
  const next = last.list.nextCursor;
  return next &&
    last.list.items.length > 0 &&
    all.every(({ cursor }) => cursor !== next)
    ? next
    : undefined;
}

/** The API's types are of arrays that could be written to. */
function mutable({ metrics, params, tags }: Keys) {
  return { metrics: [...metrics], params: [...params], tags: [...tags] };
}

/** Runs that have slid to another page meanwhile are asked for by their ids. */
async function readColumns(
  missing: Keys,
  page: RunList,
  ask: (search: Partial<RunSearch>) => Promise<RunList>,
): Promise<readonly Run[]> {
  const columns = mutable(missing);
  const { items } = await ask({ columns });
  const found = new Set(items.map(({ runId }) => runId));
  const rest = page.items.filter(({ runId }) => !found.has(runId));
  if (rest.length === 0) {
    return items;
  }
  const ids = rest.map(({ runId }) => `'${runId}'`).join(', ');
  const others = await ask({
    columns,
    cursor: undefined,
    filter: `attributes.run_id IN (${ids})`,
  });
  return [...items, ...others.items];
}

function answersOf(
  results: readonly {
    data: readonly Run[] | undefined;
    isFetching: boolean;
  }[],
) {
  return {
    data: results.map(({ data }) => data),
    isFetching: results.some(({ isFetching }) => isFetching),
  };
}

/** User, entity, server and experiment of two keys. */
function sameExperiment(
  one: readonly unknown[] | undefined,
  other: readonly unknown[],
): boolean {
  const nameOf = (key: readonly unknown[] | undefined) => {
    const { server, experimentId } = (key?.[3] ?? {}) as Partial<RunSearch>;
    return JSON.stringify([key?.[0], key?.[1], server, experimentId]);
  };
  return one !== undefined && nameOf(one) === nameOf(other);
}
