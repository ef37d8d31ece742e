import type { MetricPoint, MetricSeries } from './MetricSeries';
import { type HistoryView, plotHistory, stepRange } from './plotHistory';
import { smooth } from './smooth';
import { historyStats } from './historyStats';

const start = 1_700_000_000_000;

function seriesOf(
  values: readonly MetricPoint[2][],
  rest?: Partial<MetricSeries>,
): MetricSeries {
  return {
    run: 'a',
    sampled: false,
    points: values.map((value, step) => [step, start + step * 2_000, value]),
    ...rest,
  };
}

const view: HistoryView = { x: 'step', smoothing: 0, log: false };

describe('smooth', () => {
  it.each([
    ['leaves values alone without a weight', [1, 2, 3], 0, [1, 2, 3]],
    ['refuses a weight that would forget nothing', [1, 2], 1, [1, 2]],
    ['is not pulled towards zero at the start', [4, 4, 4], 0.9, [4, 4, 4]],
    ['weighs the past', [0, 1], 0.5, [0, 2 / 3]],
    ['leaves NaN a gap and goes on after it', [4, NaN, 4], 0.5, [4, NaN, 4]],
    ['does not let infinity in', [4, Infinity, 4], 0.5, [4, Infinity, 4]],
    ['has nothing to say of nothing', [], 0.5, []],
  ])('%s', (_what, values, weight, expected) => {
    const smoothed = smooth(values, weight);
    const rounded = (list: readonly number[]) =>
      list.map(value => Number(value.toFixed(10)));
    expect(rounded(smoothed)).toEqual(rounded(expected));
  });
});

describe('plotHistory', () => {
  it.each([
    ['step', [0, 1, 2]],
    ['time', [start, start + 2_000, start + 4_000]],
    ['relative', [0, 2, 4]],
  ] as const)('lays points out by %s', (x, expected) => {
    const { lines } = plotHistory([seriesOf([1, 2, 3])], { ...view, x });
    expect(lines[0].points.map(point => point[0])).toEqual(expected);
  });

  it('counts relative time from the start of the run, where that is known', () => {
    const { lines } = plotHistory([seriesOf([1])], {
      ...view,
      x: 'relative',
      starts: new Map([['a', start - 60_000]]),
    });
    expect(lines[0].points).toEqual([[60, 1]]);
  });

  it('leaves gaps for NaN and infinity, and says how many', () => {
    const plot = plotHistory([seriesOf([1, 'NaN', 'Infinity', 2])], view);
    expect(plot.lines[0].points.map(point => point[1])).toEqual([
      1,
      null,
      null,
      2,
    ]);
    expect(plot.undrawn).toBe(2);
  });

  it('leaves gaps for what has no logarithm, on a log scale only', () => {
    const series = [seriesOf([0, -1, 10])];
    expect(plotHistory(series, view).belowLog).toBe(0);
    const plot = plotHistory(series, { ...view, log: true });
    expect(plot.belowLog).toBe(2);
    expect(plot.lines[0].points.map(point => point[1])).toEqual([
      null,
      null,
      10,
    ]);
  });

  it('keeps the values before smoothing beside those after it', () => {
    const [line] = plotHistory([seriesOf([0, 1])], {
      ...view,
      smoothing: 0.5,
    }).lines;
    expect(line.raw?.map(point => point[1])).toEqual([0, 1]);
    expect(line.points[1][1]).toBeCloseTo(2 / 3);
  });

  it('goes from left to right when a run was resumed', () => {
    const { lines } = plotHistory(
      [
        {
          run: 'a',
          sampled: false,
          points: [
            [0, start, 1],
            [2, start + 1, 3],
            [1, start + 2, 2],
          ],
        },
      ],
      view,
    );
    expect(lines[0].points).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it.each([
    ['those in the range, and one on either side', [3, 5], [2, 3, 4, 5, 6]],
    ['the first, too', [-5, 1], [0, 1, 2]],
    ['the last, too', [8, 20], [7, 8, 9]],
    ['what the line passes through', [3.2, 3.8], [3, 4]],
    ['nothing beyond the end', [20, 30], []],
  ] as const)('shows %s', (_what, range, steps) => {
    const { lines } = plotHistory([seriesOf(Array(10).fill(1))], {
      ...view,
      range,
    });
    expect(lines[0].points.map(point => point[0])).toEqual(steps);
  });

  it('smooths before it cuts, so that zooming changes no value', () => {
    const series = [seriesOf([1, 5, 2, 8, 3])];
    const valuesOf = (range?: readonly [number, number]) =>
      new Map(
        plotHistory(series, { ...view, smoothing: 0.7, range }).lines[0].points,
      );
    expect(valuesOf([3, 4]).get(3)).toBe(valuesOf().get(3));
  });

  it('says how many points were sampled', () => {
    const plot = plotHistory(
      [
        seriesOf([1, 2, 3], { sampled: true }),
        seriesOf([1], { run: 'b' }),
        seriesOf([], { run: 'c' }),
      ],
      view,
    );
    expect(plot.sampled).toBe(3);
    expect(plot.lines.map(({ points }) => points.length)).toEqual([3, 1, 0]);
  });
});

describe('stepRange', () => {
  const series = [seriesOf(Array.from({ length: 11 }, () => 1))];

  it.each([
    ['a range of steps as it is', 'step', [2.4, 5.5], [2, 6]],
    ['no steps below 0', 'step', [-3, 5], [0, 5]],
    [
      'times, with one step on either side',
      'time',
      [start + 3_900, start + 8_100],
      [1, 5],
    ],
    ['seconds since the start', 'relative', [3.9, 8.1], [1, 5]],
    ['nothing where there is nothing', 'relative', [900, 901], undefined],
  ] as const)('is %s', (_what, x, range, expected) => {
    expect(stepRange(series, range, { x })).toEqual(expected);
  });
});

describe('historyStats', () => {
  it.each([
    [[], { count: 0, last: undefined, min: undefined, max: undefined }],
    [[3, 1, 2], { count: 3, last: 2, min: 1, max: 3, lastStep: 2 }],
    [[3, 'NaN'], { count: 2, last: 'NaN', min: 3, max: 3 }],
    [['NaN'], { count: 1, last: 'NaN', min: undefined, max: undefined }],
    [[1, '-Infinity'], { last: '-Infinity', min: 1, max: 1 }],
  ] as const)('of %j', (values, expected) => {
    expect(historyStats(seriesOf(values))).toMatchObject(expected);
  });
});
