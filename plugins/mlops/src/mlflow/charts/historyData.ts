import type { ChartData } from './ChartDataTable';
import type { MetricSeries } from './MetricSeries';

/** Histories as a table: a row for each value of each run. */
export function historyData(
  series: readonly MetricSeries[],
  options: {
    readonly nameOf: (run: string) => string;
    readonly columns: readonly string[];
  },
): ChartData {
  return {
    columns: options.columns,
    rows: series.flatMap(({ run, points }) =>
      points.map(([step, time, value]) => [
        options.nameOf(run),
        step,
        value,
        new Date(time).toISOString(),
      ]),
    ),
  };
}
