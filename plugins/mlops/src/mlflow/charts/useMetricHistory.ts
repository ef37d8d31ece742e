import type { MetricHistory } from '../../api';
import { useEntityQuery } from '../../query';
import type { MetricSeries, Range } from './MetricSeries';

/** More runs than this are not asked for at once. */
export const mostRuns = 100;

/** Enough for a chart as wide as a page, as MLflow's own pages ask for. */
const points = 320;

/** How a metric of some runs went; asked again while one of them is running. */
export function useMetricHistory(request: {
  server: string;
  /** At most 100. */
  runs: readonly string[];
  metric: string;
  steps?: Range;
  isLive: boolean;
  enabled: boolean;
}) {
  const { server, runs, metric, steps, isLive, enabled } = request;
  return useEntityQuery<readonly MetricSeries[]>({
    key: ['metric-history', server, metric, runs, steps],
    read: async (api, entity, call) => {
      const { series } = await api.getMetricHistory(
        entity,
        {
          server,
          metric,
          runs: [...runs],
          maxPoints: points,
          ...(steps ? { startStep: steps[0], endStep: steps[1] } : {}),
        },
        call,
      );
      return inOrderOf(runs, series);
    },
    polls: isLive,
    enabled: enabled && runs.length > 0,
  });
}

/** The server may leave out runs without values, and has an order of its own. */
function inOrderOf(
  runs: readonly string[],
  series: MetricHistory['series'],
): readonly MetricSeries[] {
  return runs.map(run => {
    const found = series.find(one => one.run === run);
    return {
      run,
      points: found?.points ?? [],
      sampled: found?.sampled ?? false,
    };
  });
}
