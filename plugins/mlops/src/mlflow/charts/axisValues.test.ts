import {
  type ChartRun,
  formatAxisKey,
  parseAxisKey,
  valueAxis,
} from './axisValues';
import { brushed, formatRange, parseRange } from './brush';

function runOf(
  runId: string,
  f1: ChartRun['metrics'][number]['value'] | undefined,
  params: Record<string, string> = {},
): ChartRun {
  return {
    server: 'main',
    runId,
    name: runId,
    metrics: f1 === undefined ? [] : [{ key: 'f1', value: f1 }],
    params: Object.entries(params).map(([key, value]) => ({ key, value })),
  };
}

const runs = [
  runOf('a', 0.8, { depth: '4', kind: 'gbt' }),
  runOf('b', 'NaN', { depth: '12', kind: 'forest' }),
  runOf('c', undefined, { depth: '1e1' }),
];

describe('valueAxis', () => {
  it('has no place for NaN and for what is missing', () => {
    expect(valueAxis(runs, { kind: 'metrics', key: 'f1' })).toMatchObject({
      type: 'value',
      values: [0.8, undefined, undefined],
      texts: ['0.8', 'NaN', ''],
    });
  });

  it('takes parameters that are all numbers for numbers', () => {
    expect(valueAxis(runs, { kind: 'params', key: 'depth' }).values).toEqual([
      4, 12, 10,
    ]);
  });

  it('takes others for words, in their order', () => {
    expect(valueAxis(runs, { kind: 'params', key: 'kind' })).toMatchObject({
      type: 'category',
      categories: ['forest', 'gbt'],
      values: [1, 0, undefined],
    });
  });

  it('takes an empty text for a word', () => {
    expect(
      valueAxis([runOf('a', 1, { seed: '' })], { kind: 'params', key: 'seed' })
        .type,
    ).toBe('category');
  });
});

describe('the notation of the address', () => {
  it.each([
    { kind: 'metrics', key: 'a/b c"d' },
    { kind: 'params', key: 'x:y.z' },
  ] as const)('keeps %j', axis => {
    expect(parseAxisKey(formatAxisKey(axis))).toEqual(axis);
    const range = { axis, range: [-0.25, 1e-9] } as const;
    expect(parseRange(formatRange(range))).toEqual(range);
  });

  it.each(['', 'metrics.', 'tags.x', 'f1'])('refuses the axis %j', text =>
    expect(parseAxisKey(text)).toBeUndefined(),
  );

  it.each(['', 'metrics.f1', 'metrics.f1:a:1', 'metrics.f1:1:', 'x:1:2'])(
    'refuses the range %j',
    text => expect(parseRange(text)).toBeUndefined(),
  );

  it('puts the ends of a range in order', () => {
    expect(parseRange('metrics.f1:2:1')?.range).toEqual([1, 2]);
  });
});

describe('brushed', () => {
  const axes = (['depth', 'kind'] as const).map(key =>
    valueAxis(runs, { kind: 'params', key }),
  );
  const depth = { kind: 'params', key: 'depth' } as const;

  it.each([
    ['all without a range', [], [true, true, true]],
    [
      'those within it, both ends included',
      [{ axis: depth, range: [4, 10] as const }],
      [true, false, true],
    ],
    [
      'not those without a value',
      [{ axis: { kind: 'params', key: 'kind' }, range: [0, 1] as const }],
      [true, true, false],
    ],
    [
      'all where the axis is not drawn',
      [{ axis: { kind: 'metrics', key: 'x' }, range: [0, 1] as const }],
      [true, true, true],
    ],
  ] as const)('keeps %s', (_what, ranges, expected) => {
    expect(brushed(axes, ranges, runs.length)).toEqual(expected);
  });
});
