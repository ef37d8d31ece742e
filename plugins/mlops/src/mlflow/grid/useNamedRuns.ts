import type { Experiment, Run } from '../../api';
import { useEntityQuery } from '../../query';
import type { Keys } from './mergeRuns';
import { runIdFilter } from './useLiveRuns';

const none: readonly Run[] = [];

/** Runs that an address names, wherever they are in the list. */
export function useNamedRuns(
  experiment: Experiment,
  ids: readonly string[],
  wanted: Keys,
): readonly Run[] {
  const { server, experimentId } = experiment;
  const { data } = useEntityQuery({
    key: ['named-runs', server, experimentId, ids, wanted],
    read: (api, entity, call) =>
      api.searchRuns(
        entity,
        {
          server,
          experimentId,
          filter: runIdFilter(ids),
          limit: Math.max(1, Math.min(ids.length, 200)),
          columns: {
            metrics: [...wanted.metrics],
            params: [...wanted.params],
            tags: [...wanted.tags],
          },
        },
        call,
      ),
    enabled: ids.length > 0,
    polls: false,
  });
  return ids.length > 0 ? data?.items ?? none : none;
}
