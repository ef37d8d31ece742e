import {
  type MetricPoint,
  type MetricSeries,
  numberOf,
  type Range,
  type XAxis,
} from './MetricSeries';
import { smooth } from './smooth';

/** A point as it is drawn; without a y there is a gap. */
export type PlotPoint = [x: number, y: number | null];

/** The line of one run. */
export interface PlotLine {
  readonly run: string;
  readonly points: readonly PlotPoint[];
  /** The values before smoothing, where they differ. */
  readonly raw?: readonly PlotPoint[];
}

/** What a chart of a metric shows, and what it cannot show. */
export interface HistoryPlot {
  readonly lines: readonly PlotLine[];
  /** Values that are NaN or infinite. */
  readonly undrawn: number;
  /** Values that have no logarithm. */
  readonly belowLog: number;
  /** How many points were sampled, of the runs that have more. */
  readonly sampled: number;
}

/** How a history is drawn. */
export interface HistoryView {
  readonly x: XAxis;
  /** From 0 to below 1. */
  readonly smoothing: number;
  readonly log: boolean;
  /** The part of the axis that is shown; what lies outside does not stretch the other axis. */
  readonly range?: Range;
  /** When each run started, in milliseconds; without it the first value counts. */
  readonly starts?: ReadonlyMap<string, number>;
}

/** Turns histories into lines. NaN and what cannot be drawn become gaps, which are counted. */
export function plotHistory(
  series: readonly MetricSeries[],
  view: HistoryView,
): HistoryPlot {
  let undrawn = 0;
  let belowLog = 0;
  let sampled = 0;
  const lines = series.map(({ run, points, sampled: isSampled }): PlotLine => {
    sampled += isSampled ? points.length : 0;
    const origin = view.starts?.get(run) ?? points[0]?.[1] ?? 0;
    const ordered = inOrder(points, view.x, origin);
    const all = ordered.map(([, , value]) => numberOf(value));
    const smoothed = view.smoothing > 0 ? smooth(all, view.smoothing) : all;
    const [start, end] = shownPart(ordered, view, origin);
    const values = all.slice(start, end);
    undrawn += values.filter(value => !Number.isFinite(value)).length;
    belowLog += view.log ? values.filter(value => value <= 0).length : 0;
    const drawn = (list: readonly number[]) =>
      list.map(
        (value, index): PlotPoint => [
          xOf(ordered[start + index], view.x, origin),
          Number.isFinite(value) && !(view.log && value <= 0) ? value : null,
        ],
      );
    return view.smoothing > 0
      ? {
          run,
          points: drawn(smoothed.slice(start, end)),
          raw: drawn(values),
        }
      : { run, points: drawn(values) };
  });
  return { lines, undrawn, belowLog, sampled };
}

/** From where to where points are shown: those in the range, and one on either side so that lines reach the edge. */
function shownPart(
  points: readonly MetricPoint[],
  view: HistoryView,
  origin: number,
): readonly [start: number, end: number] {
  if (!view.range) {
    return [0, points.length];
  }
  const [from, to] = view.range;
  const xs = points.map(point => xOf(point, view.x, origin));
  const first = xs.findIndex(x => x >= from);
  const after = xs.findIndex(x => x > to);
  return [
    first === -1 ? points.length : Math.max(0, first - 1),
    after === -1 ? points.length : after + 1,
  ];
}

/** Where a point is along the axis: a step, a time in milliseconds, or seconds since the start. */
export function xOf(
  [step, time]: MetricPoint,
  x: XAxis,
  origin: number,
): number {
  if (x === 'step') {
    return step;
  }
  return x === 'time' ? time : (time - origin) / 1000;
}

/** Runs that were resumed log steps a second time; a line goes from left to right. */
function inOrder(
  points: readonly MetricPoint[],
  x: XAxis,
  origin: number,
): readonly MetricPoint[] {
  const isOrdered = points.every(
    (point, index) =>
      index === 0 || xOf(points[index - 1], x, origin) <= xOf(point, x, origin),
  );
  return isOrdered
    ? points
    : [...points].sort((a, b) => xOf(a, x, origin) - xOf(b, x, origin));
}

/**
 * The steps that a range along the axis covers, which is what the server can be
 * asked for; undefined where nothing lies in it. One known point on either side
 * belongs to it, so that lines reach the edge.
 */
export function stepRange(
  series: readonly MetricSeries[],
  range: Range,
  view: Pick<HistoryView, 'x' | 'starts'>,
): Range | undefined {
  const [from, to] = range;
  if (view.x === 'step') {
    return [Math.max(0, Math.floor(from)), Math.max(0, Math.ceil(to))];
  }
  let least = Infinity;
  let most = -Infinity;
  for (const { run, points } of series) {
    const origin = view.starts?.get(run) ?? points[0]?.[1] ?? 0;
    const ordered = inOrder(points, view.x, origin);
    const inside = ordered.flatMap((point, index) => {
      const x = xOf(point, view.x, origin);
      return x >= from && x <= to ? [index] : [];
    });
    if (inside.length > 0) {
      const around = ordered.slice(
        Math.max(0, inside[0] - 1),
        inside[inside.length - 1] + 2,
      );
      for (const [step] of around) {
        least = Math.min(least, step);
        most = Math.max(most, step);
      }
    }
  }
  return least <= most ? [least, most] : undefined;
}
