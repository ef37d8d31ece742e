import type { MetricValue } from '../../api';

/** What of a run a chart can be laid out by. */
export interface AxisKey {
  readonly kind: 'metrics' | 'params';
  readonly key: string;
}

/** A run with the values that charts compare. */
export interface ChartRun {
  readonly server: string;
  readonly runId: string;
  readonly name: string;
  readonly startedAt?: string;
  readonly metrics: readonly {
    key: string;
    value: MetricValue;
    /** Of the last value. */
    step?: number;
  }[];
  readonly params: readonly { key: string; value: string }[];
}

/** One axis: numbers, or the words that occur. */
export interface ValueAxis extends AxisKey {
  readonly type: 'value' | 'category';
  /** In order, for words. */
  readonly categories: readonly string[];
  /** One for each run: a number, the index of a word, or undefined where there is none. */
  readonly values: readonly (number | undefined)[];
  /** As they are written. */
  readonly texts: readonly string[];
}

const order = new Intl.Collator('en', { numeric: true });

/** Names an axis in the address. */
export function formatAxisKey({ kind, key }: AxisKey): string {
  return `${kind}.${key}`;
}

/** @see formatAxisKey */
export function parseAxisKey(text: string): AxisKey | undefined {
  const [, kind, key] = /^(metrics|params)\.(.+)$/s.exec(text) ?? [];
  return kind ? { kind: kind as AxisKey['kind'], key } : undefined;
}

/** Lays runs out along one of their metrics or parameters. Parameters are text; where all are numbers they count as such. */
export function valueAxis(runs: readonly ChartRun[], axis: AxisKey): ValueAxis {
  const texts = runs.map(run => textOf(run, axis));
  const numbers = texts.map(text =>
    text === undefined || text.trim() === '' ? NaN : Number(text),
  );
  const isNumeric =
    axis.kind === 'metrics' ||
    texts.every(
      (text, index) => text === undefined || Number.isFinite(numbers[index]),
    );
  if (isNumeric) {
    return {
      ...axis,
      type: 'value',
      categories: [],
      values: numbers.map(value =>
        Number.isFinite(value) ? value : undefined,
      ),
      texts: texts.map(text => text ?? ''),
    };
  }
  const categories = [...new Set(texts.filter(isText))].sort(order.compare);
  return {
    ...axis,
    type: 'category',
    categories,
    values: texts.map(text =>
      text === undefined ? undefined : categories.indexOf(text),
    ),
    texts: texts.map(text => text ?? ''),
  };
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}

function textOf(run: ChartRun, { kind, key }: AxisKey): string | undefined {
  const value = run[kind].find(entry => entry.key === key)?.value;
  return value === undefined ? undefined : String(value);
}
