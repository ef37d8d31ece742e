import { numberOf } from './MetricSeries';
import type { MetricValue } from '../../api';

/** A metric at one point of time, or of one version. */
export interface TrendPoint {
  readonly id: string;
  /** What the point is: the run, or the version. */
  readonly name: string;
  /** Milliseconds since 1970, or undefined where points stand in a row, one beside the other. */
  readonly time?: number;
  readonly value: MetricValue | undefined;
  /** What everything else is held against. */
  readonly isChampion?: boolean;
}

/** A point and how it does. */
export interface TrendMark extends TrendPoint {
  readonly number: number | undefined;
  /** Better than all before it. */
  readonly isBest: boolean;
  /** By how much it differs from the champion, and whether that is worse. */
  readonly difference: number | undefined;
  readonly isWorse: boolean;
}

/**
 * Holds points, in their order, against the champion and against those before
 * them. Where nobody says which direction is better, nothing is best or worse.
 */
export function trendMarks(
  points: readonly TrendPoint[],
  options: {
    readonly greaterIsBetter: boolean | undefined;
    /** The champion's value; it need not be one of the points. */
    readonly standard: MetricValue | undefined;
  },
): readonly TrendMark[] {
  const { greaterIsBetter } = options;
  const standard = finite(options.standard);
  let best: number | undefined;
  return points.map(point => {
    const number = finite(point.value);
    const isBetterThan = (other: number | undefined) =>
      number !== undefined &&
      greaterIsBetter !== undefined &&
      (other === undefined ||
        (greaterIsBetter ? number > other : number < other));
    const isBest = isBetterThan(best);
    best = isBest ? number : best;
    const difference =
      number === undefined || standard === undefined || point.isChampion
        ? undefined
        : number - standard;
    return {
      ...point,
      number,
      isBest,
      difference,
      isWorse:
        difference !== undefined &&
        difference !== 0 &&
        greaterIsBetter !== undefined &&
        !isBetterThan(standard),
    };
  });
}

function finite(value: MetricValue | undefined): number | undefined {
  const number = value === undefined ? NaN : numberOf(value);
  return Number.isFinite(number) ? number : undefined;
}
