import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { oneOf } from '../../components';
import { type Range, type XAxis, xAxes } from './MetricSeries';

/** How the histories of a page are drawn: alike, so that they can be compared. */
export interface HistoryAddress {
  readonly x: XAxis;
  /** From 0 to below 1. */
  readonly smoothing: number;
  readonly log: boolean;
  readonly range: Range | undefined;
}

/** Changes several values of the address at once; empty ones leave it. */
export function useChangeAddress() {
  const [, setParameters] = useSearchParams();
  return useCallback(
    (
      changes: Readonly<Record<string, string | readonly string[]>>,
      options?: { replace?: boolean },
    ) =>
      setParameters(
        before => {
          const after = new URLSearchParams(before);
          for (const [name, change] of Object.entries(changes)) {
            after.delete(name);
            for (const value of [change].flat()) {
              if (value) {
                after.append(name, value);
              }
            }
          }
          return after;
        },
        { replace: options?.replace ?? false },
      ),
    [setParameters],
  );
}

/**
 * @see HistoryAddress
 * Each metric may be zoomed into by itself; without one it is about all of them.
 */
export function useHistoryAddress(metric?: string) {
  const [parameters] = useSearchParams();
  const change = useChangeAddress();
  const [x, smooth, log] = ['x', 'smooth', 'log'].map(
    name => parameters.get(name) ?? '',
  );
  const ranges = parameters.getAll('range').join('\n');
  const view = useMemo((): HistoryAddress => {
    const percent = Number(smooth);
    return {
      x: oneOf(xAxes, x) ?? 'step',
      smoothing: percent > 0 && percent < 100 ? percent / 100 : 0,
      log: log === 'true',
      range: rangeOf(ranges.split('\n'), metric),
    };
  }, [x, smooth, log, ranges, metric]);
  return {
    view,
    // A range of steps is none of times.
    setX: (next: XAxis) =>
      change({ x: next === 'step' ? '' : next, range: '' }),
    setSmoothing: (share: number) =>
      change(
        { smooth: share > 0 ? String(Math.round(share * 100)) : '' },
        { replace: true },
      ),
    setLog: (next: boolean) => change({ log: next ? 'true' : '' }),
    setRange: (next: Range | undefined) => {
      const before = parameters.getAll('range');
      const others = before.filter(
        text => parseMetricSpan(text)?.metric !== metric,
      );
      const own = next
        ? [formatSpan(next, view.x), metric].filter(Boolean).join(':')
        : '';
      // What is about all charts takes the place of what is about one; and where
      // one has no range of its own, leaving it means leaving that of all.
      const isAboutAll =
        metric === undefined || (!next && others.length === before.length);
      change({ range: isAboutAll ? own : [...others, own] });
    },
  };
}

/** That of the metric, else that of all. */
function rangeOf(
  texts: readonly string[],
  metric: string | undefined,
): Range | undefined {
  const spans = texts.flatMap(text => parseMetricSpan(text) ?? []);
  return (
    spans.find(span => metric !== undefined && span.metric === metric) ??
    spans.find(span => span.metric === undefined)
  )?.range;
}

/** The notation of the address: `10:20` for all, `10:20:loss` for one metric. */
export function parseMetricSpan(
  text: string,
): { readonly range: Range; readonly metric: string | undefined } | undefined {
  const [, span = '', metric] = /^([^:]*:[^:]*)(?::(.+))?$/s.exec(text) ?? [];
  const range = parseSpan(span);
  return range && { range, metric };
}

/** Both ends of a range, as in `10:20`. */
export function parseSpan(text: string): Range | undefined {
  const ends = text.split(':').map(end => (end.trim() ? Number(end) : NaN));
  return ends.length === 2 && ends.every(Number.isFinite) && ends[0] < ends[1]
    ? [ends[0], ends[1]]
    : undefined;
}

/** Steps and milliseconds are whole, seconds since the start to a tenth. */
function formatSpan([from, to]: Range, x: XAxis): string {
  const digits = x === 'relative' ? 10 : 1;
  const start = Math.floor(from * digits) / digits;
  const end = Math.ceil(to * digits) / digits;
  return `${start}:${end}`;
}
