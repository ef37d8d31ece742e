import { useCallback, useMemo } from 'react';
import type { Experiment } from '../../api';
import { useEntityQuery } from '../../query';

const most = 200;

/**
 * Which runs have child runs, for servers that do not say: read from the child
 * runs. Where there are too many of these, any run may have some.
 */
export function useParentRuns(
  experiment: Experiment,
  enabled: boolean,
): (runId: string) => boolean {
  const { server, experimentId } = experiment;
  const { data } = useEntityQuery({
    key: ['parent-runs', server, experimentId],
    read: (api, entity, call) =>
      api.searchRuns(
        entity,
        {
          server,
          experimentId,
          // Not IS NOT NULL, which servers before 3.11 do not know.
          filter: "tags.`mlflow.parentRunId` LIKE '%'",
          limit: most,
          columns: {},
        },
        call,
      ),
    enabled,
  });
  const parents = useMemo(
    () => new Set(data?.items.flatMap(({ parentRunId }) => parentRunId ?? [])),
    [data],
  );
  const isAll = data?.nextCursor === undefined;
  return useCallback(
    (runId: string) => !isAll || parents.has(runId),
    [isAll, parents],
  );
}
