import { fieldsOf, integerOf, listOf, metricValueOf, textOf } from './values';

/** One value of a metric. @public */
export interface MlflowMetricPoint {
  readonly step: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  /** NaN and the infinities are values too. */
  readonly value: number;
}

/** One page of values, by run; the run is empty where the answer is about one. @public */
export interface MlflowMetricHistoryPage {
  readonly points: readonly (MlflowMetricPoint & { readonly runId: string })[];
  readonly nextPageToken?: string;
}

/** Reads the answer of `metrics/get-history` or `get-history-bulk-interval`. @public */
export function parseMetricHistory(body: unknown): MlflowMetricHistoryPage {
  const fields = fieldsOf(body);
  return {
    points: listOf(fields.metrics).flatMap(parsePoint),
    nextPageToken: textOf(fields.next_page_token),
  };
}

function parsePoint(entry: unknown) {
  const fields = fieldsOf(entry);
  const value = metricValueOf(fields.value);
  return value === undefined
    ? []
    : [
        {
          runId: textOf(fields.run_id) ?? '',
          step: integerOf(fields.step) ?? 0,
          timestamp: integerOf(fields.timestamp) ?? 0,
          value,
        },
      ];
}

/**
 * At most so many points, evenly from the first to the last, as MLflow's own
 * pages thin histories out. The points are in order of their steps.
 *
 * @public
 */
export function thinnedOut<T>(
  points: readonly T[],
  most: number,
): readonly T[] {
  if (points.length <= most) {
    return points;
  }
  const distance = (points.length - 1) / (most - 1);
  return Array.from(
    { length: most },
    (_, index) => points[Math.round(index * distance)],
  );
}
