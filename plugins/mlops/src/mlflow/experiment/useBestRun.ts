import type { Experiment, ModelList, Run, RunList } from '../../api';
import { type EntityQuery, useEntityQuery } from '../../query';
import { directionOf } from '../charts/directionOf';
import { newestFirst, quoteKey } from '../runOrder';
import { valuesOf } from '../runValues';

/** From these it is read which metrics there are. */
const recent = 25;
/** Some stores put NaN before the numbers. */
const candidates = 5;

/** The runs that were started last, without their values, whatever the list is filtered by. */
export function useLastRuns(experiment: Experiment): EntityQuery<RunList> {
  const { server, experimentId } = experiment;
  return useEntityQuery<RunList>({
    key: ['last-runs', server, experimentId],
    read: (api, entity, call) =>
      api.searchRuns(
        entity,
        {
          server,
          experimentId,
          orderBy: [newestFirst],
          limit: recent,
          columns: {},
        },
        call,
      ),
  });
}

/**
 * The metric that tells the best run: the one that the experiment names, else
 * the most frequent of which it is clear what is better.
 */
export function decisiveMetric(
  { primaryMetric }: Experiment,
  keys: RunList['keys'] | undefined,
): { metric: string; greaterIsBetter: boolean } | undefined {
  const known = primaryMetric
    ? [primaryMetric.name]
    : (keys?.metrics ?? []).map(({ key }) => key);
  for (const metric of known) {
    const direction = directionOf(metric, primaryMetric);
    if (direction && !metric.startsWith('system/') && quoteKey(metric)) {
      return { metric, greaterIsBetter: direction.greaterIsBetter };
    }
  }
  return undefined;
}

/** The best run of an experiment, by its decisive metric. */
export function useBestRun(
  experiment: Experiment,
  last: RunList | undefined,
): { readonly best: Run | undefined; readonly metric: string | undefined } {
  const { server, experimentId } = experiment;
  const decisive = last && decisiveMetric(experiment, last.keys);
  const { metric = '', greaterIsBetter } = decisive ?? {};
  const { data } = useEntityQuery<RunList>({
    key: ['best-run', server, experimentId, metric, greaterIsBetter],
    read: (api, entity, call) =>
      api.searchRuns(
        entity,
        {
          server,
          experimentId,
          orderBy: [
            `metrics.${quoteKey(metric)} ${greaterIsBetter ? 'DESC' : 'ASC'}`,
          ],
          limit: candidates,
          columns: { metrics: [metric] },
        },
        call,
      ),
    enabled: decisive !== undefined,
  });
  return {
    best: decisive
      ? data?.items.find(
          run => typeof valuesOf(run).metrics.get(metric) === 'number',
        )
      : undefined,
    metric: decisive?.metric,
  };
}

/** The version in use of the entity's model on the server; where there are several, of one that has a champion by alias. */
export function useChampion(
  experiment: Experiment | undefined,
  models: ModelList | undefined,
) {
  const those = (models?.items ?? []).filter(
    ({ server }) => server === experiment?.server,
  );
  const model =
    those.find(({ aliases }) =>
      aliases.some(({ alias }) => alias === 'champion'),
    ) ?? those[0];
  const { data } = useEntityQuery({
    key: ['champion', model?.server, model?.name],
    read: (api, entity, call) =>
      api.listModelVersions(entity, model!, { limit: 100 }, call),
    enabled: model !== undefined,
  });
  return model && data?.items.find(({ champion }) => champion);
}
