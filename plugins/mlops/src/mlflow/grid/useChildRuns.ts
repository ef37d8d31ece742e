import { useQueries } from '@tanstack/react-query';
import type { Experiment, RunList } from '../../api';
import { failureOf } from '../../components';
import { useEntityRead } from '../../query';
import type { ChildRuns } from './arrangeRuns';
import type { Keys } from './mergeRuns';

const most = 200;
const progressingInterval = 5_000;

/** The child runs of those runs that are unfolded, by the id of their parent. */
export function useChildRuns(
  experiment: Experiment,
  parents: readonly string[],
  wanted: Keys,
): ReadonlyMap<string, ChildRuns> {
  const { server, experimentId } = experiment;
  const { read, scope } = useEntityRead();
  const answers = useQueries({
    queries: parents.map(parent => ({
      queryKey: [
        ...(scope ?? []),
        'child-runs',
        server,
        experimentId,
        parent,
        wanted,
      ],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        read(
          (api, entity, call) =>
            api.searchRuns(
              entity,
              {
                server,
                experimentId,
                parent,
                limit: most,
                columns: {
                  metrics: [...wanted.metrics],
                  params: [...wanted.params],
                  tags: [...wanted.tags],
                },
              },
              call,
            ),
          signal,
        ),
      enabled: scope !== undefined,
      refetchInterval: ({ state }: { state: { data?: RunList } }) =>
        state.data?.items.some(({ status }) => status === 'running')
          ? progressingInterval
          : (false as const),
      placeholderData: (
        before: RunList | undefined,
        query: { queryKey: readonly unknown[] } | undefined,
      ) => (query?.queryKey[5] === parent ? before : undefined),
    })),
    combine: childRunsOf,
  });
  return new Map(parents.map((parent, index) => [parent, answers[index]]));
}

function childRunsOf(
  results: readonly { data: RunList | undefined; error: Error | null }[],
): ChildRuns[] {
  return results.map(({ data, error }): ChildRuns => {
    if (data) {
      return {
        state: 'loaded',
        runs: data.items,
        hasMore: data.nextCursor !== undefined,
      };
    }
    return error
      ? { state: 'failed', message: failureOf(error).message ?? error.message }
      : { state: 'loading' };
  });
}
