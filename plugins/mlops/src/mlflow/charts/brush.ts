import {
  type AxisKey,
  formatAxisKey,
  parseAxisKey,
  type ValueAxis,
} from './axisValues';
import type { Range } from './MetricSeries';

/** What was brushed on one axis. */
export interface AxisRange {
  readonly axis: AxisKey;
  readonly range: Range;
}

/** Which runs lie within all that was brushed; all of them where nothing was. */
export function brushed(
  axes: readonly ValueAxis[],
  ranges: readonly AxisRange[],
  runs: number,
): readonly boolean[] {
  return Array.from({ length: runs }, (_, index) =>
    ranges.every(({ axis, range: [from, to] }) => {
      const values = axes.find(
        ({ kind, key }) => kind === axis.kind && key === axis.key,
      )?.values;
      const value = values?.[index];
      // An axis that is not drawn any more filters nothing.
      return !values || (value !== undefined && value >= from && value <= to);
    }),
  );
}

/** The notation of the address: `metrics.f1:0.8:0.9`. */
export function formatRange({ axis, range }: AxisRange): string {
  return `${formatAxisKey(axis)}:${range.map(shortest).join(':')}`;
}

/** @see formatRange */
export function parseRange(text: string): AxisRange | undefined {
  const [, name, from, to] = /^(.+):([^:]+):([^:]+)$/s.exec(text) ?? [];
  const axis = name ? parseAxisKey(name) : undefined;
  const range = [Number(from), Number(to)].sort((a, b) => a - b);
  return axis && range.every(Number.isFinite)
    ? { axis, range: [range[0], range[1]] }
    : undefined;
}

/** Brushing by hand is not more precise than this. */
function shortest(value: number): string {
  return String(Number(value.toPrecision(5)));
}
