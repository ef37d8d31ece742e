import type { MetricValue, Run } from '../../api';
import { valuesOf } from '../runValues';

/** Of the finite values of one metric. */
export interface Aggregate {
  readonly min: number;
  readonly mean: number;
  readonly max: number;
  /** How many values are NaN or infinite, and count for nothing above. */
  readonly others: number;
}

/** Undefined where no run has a finite value. */
export function aggregateOf(
  values: readonly MetricValue[],
): Aggregate | undefined {
  const numbers = values.filter(value => typeof value === 'number');
  if (numbers.length === 0) {
    return undefined;
  }
  let [min, max, sum] = [Infinity, -Infinity, 0];
  for (const value of numbers) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
  }
  return {
    min,
    mean: sum / numbers.length,
    max,
    others: values.length - numbers.length,
  };
}

/** Of each metric over some runs. */
export function aggregateRuns(
  runs: readonly Run[],
  metrics: readonly string[],
): ReadonlyMap<string, Aggregate> {
  const aggregates = new Map<string, Aggregate>();
  for (const metric of metrics) {
    const aggregate = aggregateOf(
      runs.flatMap(run => valuesOf(run).metrics.get(metric) ?? []),
    );
    if (aggregate) {
      aggregates.set(metric, aggregate);
    }
  }
  return aggregates;
}
