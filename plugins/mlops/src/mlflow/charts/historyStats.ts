import { type MetricSeries, numberOf } from './MetricSeries';
import type { MetricValue } from '../../api';

/** What the values of one history amount to. */
export interface HistoryStats {
  readonly count: number;
  readonly last: MetricValue | undefined;
  /** Of the values that are finite; undefined where none is. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly firstStep: number | undefined;
  readonly lastStep: number | undefined;
}

/** Last, least and greatest value of a history. */
export function historyStats(
  series: Pick<MetricSeries, 'points'>,
): HistoryStats {
  const { points } = series;
  let min: number | undefined;
  let max: number | undefined;
  for (const point of points) {
    const value = numberOf(point[2]);
    if (Number.isFinite(value)) {
      min = min === undefined || value < min ? value : min;
      max = max === undefined || value > max ? value : max;
    }
  }
  return {
    count: points.length,
    last: points[points.length - 1]?.[2],
    min,
    max,
    firstStep: points[0]?.[0],
    lastStep: points[points.length - 1]?.[0],
  };
}
