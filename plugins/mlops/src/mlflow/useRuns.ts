import { useCallback, useState } from 'react';
import type { Experiment, RunList } from '../api';
import { type EntityQuery, useEntityQuery } from '../query';

const pageSize = 50;

export interface RunsQuery extends EntityQuery<RunList> {
  readonly loadMore: () => void;
}

/**
 * The runs of one experiment. Loading more means asking for more pages from
 * the first on, so that what is shown is one answer: a cursor into an order
 * that has changed meanwhile would repeat or skip runs.
 */
export function useRuns(options: {
  experiment: Experiment;
  filter: string;
  orderBy: string[];
}): RunsQuery {
  const { experiment, filter, orderBy } = options;
  const view = JSON.stringify([experiment, filter, orderBy]);
  const [wanted, setWanted] = useState({ view, pages: 1 });
  const pages = wanted.view === view ? wanted.pages : 1;
  const { server, experimentId } = experiment;

  const query = useEntityQuery<RunList>({
    key: ['runs', server, experimentId, filter, orderBy, pages],
    read: async (api, entity, call) => {
      let list: RunList | undefined;
      for (let page = 0; page < pages; page += 1) {
        if (list && !list.nextCursor) {
          break;
        }
        const next: RunList = await api.searchRuns(
          entity,
          {
            server,
            experimentId,
            orderBy,
            limit: pageSize,
            ...(filter ? { filter } : {}),
            ...(list?.nextCursor ? { cursor: list.nextCursor } : {}),
          },
          call,
        );
        list = { ...next, items: [...(list?.items ?? []), ...next.items] };
      }
      return list!;
    },
  });

  const loadMore = useCallback(
    () => setWanted({ view, pages: pages + 1 }),
    [view, pages],
  );
  return { ...query, loadMore };
}

/** The run that was started last, whatever the list is filtered by. */
export function useLastRun(experiment: Experiment) {
  const { server, experimentId } = experiment;
  return useEntityQuery<RunList>({
    key: ['last-run', server, experimentId],
    read: (api, entity, call) =>
      api.searchRuns(
        entity,
        {
          server,
          experimentId,
          orderBy: ['attributes.start_time DESC'],
          limit: 1,
        },
        call,
      ),
  });
}
