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

/** @see HistoryAddress */
export function useHistoryAddress() {
  const [parameters] = useSearchParams();
  const change = useChangeAddress();
  const [x, smooth, log, range] = ['x', 'smooth', 'log', 'range'].map(
    name => parameters.get(name) ?? '',
  );
  const view = useMemo((): HistoryAddress => {
    const percent = Number(smooth);
    return {
      x: oneOf(xAxes, x) ?? 'step',
      smoothing: percent > 0 && percent < 100 ? percent / 100 : 0,
      log: log === 'true',
      range: parseSpan(range),
    };
  }, [x, smooth, log, range]);
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
    setRange: (next: Range | undefined) =>
      change({ range: next ? formatSpan(next, view.x) : '' }),
  };
}

/** The notation of the address: `10:20`. */
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
