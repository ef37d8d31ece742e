import { useCallback, useState } from 'react';
import type { RunDetail, RunList, RunName } from '../../api';
import { useEntityQuery } from '../../query';

/** One run with everything about it; asked again while it is running. */
export function useRun({ server, runId }: RunName) {
  return useEntityQuery<RunDetail>({
    key: ['run', server, runId],
    read: (api, entity, call) => api.getRun(entity, { server, runId }, call),
  });
}

const pageSize = 50;

/** The runs within a run, the newest first, with a few of their metrics. */
export function useChildRuns(run: RunDetail, metrics: readonly string[]) {
  const { server, experimentId, runId } = run;
  const [pages, setPages] = useState(1);
  const query = useEntityQuery<RunList>({
    key: ['child-runs', server, runId, metrics, pages],
    read: async (api, entity, call) => {
      const search = {
        server,
        experimentId,
        parent: runId,
        columns: { metrics: [...metrics] },
        orderBy: ['attributes.start_time DESC'],
        limit: pageSize,
      };
      let list = await api.searchRuns(entity, search, call);
      for (let page = 1; page < pages && list.nextCursor; page += 1) {
        const next = await api.searchRuns(
          entity,
          { ...search, cursor: list.nextCursor },
          call,
        );
        list = { ...next, items: [...list.items, ...next.items] };
      }
      return list;
    },
  });
  const loadMore = useCallback(() => setPages(before => before + 1), []);
  return { ...query, loadMore };
}
