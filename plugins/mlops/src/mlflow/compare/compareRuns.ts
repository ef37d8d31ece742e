import type { MetricValue } from '../../api';
import type { Direction } from '../charts/directionOf';
import { numberOf } from '../charts/MetricSeries';
import { metricFormat } from '../formatMetric';

/** A value of one run beside those of others. */
export interface ComparedCell {
  /** Undefined where the run has none. */
  readonly text: string | undefined;
  readonly isBest: boolean;
  /** Whether it is another than that of the baseline. */
  readonly isChanged: boolean;
  /** "+0.003 (+0.35 %)", against the baseline. */
  readonly difference: string | undefined;
}

/** One parameter or metric of all runs. */
export interface ComparedRow {
  readonly kind: 'facts' | 'params' | 'metrics' | 'system';
  readonly key: string;
  readonly differs: boolean;
  readonly direction: Direction | undefined;
  readonly cells: readonly ComparedCell[];
}

/** What of a run is compared. */
export interface Comparable {
  readonly runId: string;
  readonly params: readonly { key: string; value: string }[];
  readonly metrics: readonly { key: string; value: MetricValue }[];
  /** Those of the metrics that describe the machine. */
  readonly systemMetrics?: readonly string[];
}

/** Text values side by side, in the order of the runs. */
export function textRow(
  kind: 'facts' | 'params',
  key: string,
  texts: readonly (string | undefined)[],
  baseline: number,
): ComparedRow {
  return {
    kind,
    key,
    direction: undefined,
    differs: new Set(texts).size > 1,
    cells: texts.map((text, index) => ({
      text,
      isBest: false,
      isChanged:
        baseline >= 0 && index !== baseline && text !== texts[baseline],
      difference: undefined,
    })),
  };
}

/** The parameters and metrics of all runs, parameters first, each by name. */
export function compareRuns(
  runs: readonly Comparable[],
  options: {
    /** The id of the run that the others are held against. */
    readonly baseline: string | undefined;
    readonly directionOf: (metric: string) => Direction | undefined;
  },
): readonly ComparedRow[] {
  const baseline = runs.findIndex(({ runId }) => runId === options.baseline);
  const params = runs.map(run => toMap(run.params));
  const metrics = runs.map(run => toMap(run.metrics));
  const system = new Set(runs.flatMap(run => run.systemMetrics ?? []));
  return [
    ...keysOf(params).map(key =>
      textRow(
        'params',
        key,
        params.map(one => one.get(key)),
        baseline,
      ),
    ),
    ...keysOf(metrics).map(key =>
      metricRow(
        system.has(key) ? 'system' : 'metrics',
        key,
        metrics.map(one => one.get(key)),
        baseline,
        options.directionOf(key),
      ),
    ),
  ];
}

/** The best run by a metric, or undefined where nobody says what is better. */
export function bestRun<T extends Comparable>(
  runs: readonly T[],
  metric: string,
  direction: Direction | undefined,
): { run: T; value: number } | undefined {
  let best: { run: T; value: number } | undefined;
  for (const run of runs) {
    const found = run.metrics.find(({ key }) => key === metric)?.value;
    const value = found === undefined ? NaN : numberOf(found);
    if (
      direction &&
      Number.isFinite(value) &&
      (!best ||
        (direction.greaterIsBetter ? value > best.value : value < best.value))
    ) {
      best = { run, value };
    }
  }
  return best;
}

function metricRow(
  kind: 'metrics' | 'system',
  key: string,
  values: readonly (MetricValue | undefined)[],
  baseline: number,
  direction: Direction | undefined,
): ComparedRow {
  const format = metricFormat(values.flatMap(value => value ?? []));
  const differs = new Set(values).size > 1;
  const finite = values.flatMap(value =>
    typeof value === 'number' ? value : [],
  );
  const best =
    direction && differs && finite.length > 1
      ? Math[direction.greaterIsBetter ? 'max' : 'min'](...finite)
      : undefined;
  const standard = values[baseline];
  return {
    kind,
    key,
    differs,
    direction,
    cells: values.map((value, index) => ({
      text: value === undefined ? undefined : format(value),
      isBest: value !== undefined && value === best,
      isChanged: baseline >= 0 && index !== baseline && value !== standard,
      difference:
        index !== baseline &&
        typeof value === 'number' &&
        typeof standard === 'number'
          ? differenceOf(value, standard, format)
          : undefined,
    })),
  };
}

/** In the digits of the values, and as a share of the baseline. */
function differenceOf(
  value: number,
  standard: number,
  format: (value: MetricValue) => string,
): string {
  const difference = value - standard;
  if (difference === 0) {
    return '±0';
  }
  const sign = difference > 0 ? '+' : '−';
  const share = Math.abs(difference / standard) * 100;
  return Number.isFinite(share)
    ? `${sign}${format(Math.abs(difference))} (${sign}${percent(share)} %)`
    : `${sign}${format(Math.abs(difference))}`;
}

function percent(share: number): string {
  return share >= 10 ? share.toFixed(0) : String(Number(share.toPrecision(2)));
}

function toMap<T>(
  entries: readonly { key: string; value: T }[],
): ReadonlyMap<string, T> {
  return new Map(entries.map(({ key, value }) => [key, value]));
}

const order = new Intl.Collator('en', { numeric: true });

function keysOf(maps: readonly ReadonlyMap<string, unknown>[]): string[] {
  return [...new Set(maps.flatMap(map => [...map.keys()]))].sort(order.compare);
}
