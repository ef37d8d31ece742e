import type { MetricValue } from '../../api';

/** One value of a metric: its step, when it was logged (milliseconds since 1970), and what it was. */
export type MetricPoint = readonly [
  step: number,
  time: number,
  value: MetricValue,
];

/** The history of one metric of one run. */
export interface MetricSeries {
  readonly run: string;
  readonly points: readonly MetricPoint[];
  /** Whether there are more points than these. */
  readonly sampled: boolean;
}

/** By what the values are laid out: step, time of day, or time since the run started. */
export const xAxes = ['step', 'time', 'relative'] as const;
export type XAxis = (typeof xAxes)[number];

/** What is asked for and drawn: both ends belong to it. */
export type Range = readonly [from: number, to: number];

/** NaN and ±Infinity travel as text. */
export function numberOf(value: MetricValue): number {
  return typeof value === 'number' ? value : Number(value);
}
