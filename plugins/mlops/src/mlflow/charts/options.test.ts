import { valueAxis } from './axisValues';
import { directionOf } from './directionOf';
import { historyOption } from './historyOption';
import { parallelOption } from './parallelOption';
import { scatterOption } from './scatterOption';
import { tooltipElement } from './tooltip';
import { trendMarks } from './trend';
import { trendOption } from './trendOption';
import { shortNumber } from './chartParts';
import { parseMetricSpan, parseSpan } from './useChartAddress';
import type { ChartTheme } from './useChartTheme';
import { csvOf } from './ChartDataTable';

const theme: ChartTheme = {
  mode: 'light',
  text: '#000',
  grey: '#666',
  line: '#ccc',
  paper: '#fff',
  accent: '#111',
  font: 'Arial',
};
const hostile = '<img src=x onerror=alert(1)>';
const colourOf = () => ({ colour: '#1f6fb4', line: 'dashed' as const });
const look = {
  x: 'step' as const,
  log: false,
  range: undefined,
  nameOf: (run: string) => `name of ${run}`,
  colourOf,
  formatX: (x: number) => `step ${x}`,
  formatTick: String,
  more: (count: number) => `${count} more`,
  theme,
};

const runs = [1, 2].map(number => ({
  server: 'main',
  runId: `run${number}`,
  name: number === 1 ? hostile : 'calm-fox',
  metrics: [{ key: 'f1', value: number / 10 }],
  params: [{ key: 'kind', value: `k${number}` }],
}));
const f1 = valueAxis(runs, { kind: 'metrics', key: 'f1' });
const kind = valueAxis(runs, { kind: 'params', key: 'kind' });

/** The lines of a chart, whichever way the type of the option allows. */
function seriesOf(option: { series?: unknown }) {
  return option.series as Record<string, any>[];
}

describe('historyOption', () => {
  const points = [
    [0, 1],
    [1, null],
  ] as [number, number | null][];
  const plot = {
    lines: [{ run: 'a', points, raw: points }],
    undrawn: 1,
    belowLog: 0,
    sampled: 0,
  };

  it('draws what was logged behind what was smoothed', () => {
    const series = seriesOf(historyOption(plot, look));
    expect(series.map(({ id }) => id)).toEqual(['raw a', 'a']);
    expect(series[1]).toMatchObject({
      name: 'name of a',
      data: points,
      lineStyle: { type: 'dashed' },
    });
  });

  it('leaves it out where many lines would hide each other', () => {
    const many = { ...plot, lines: Array(11).fill(plot.lines[0]) };
    expect(seriesOf(historyOption(many, look))).toHaveLength(11);
  });

  it('shows the part that was zoomed in on, on the scale that was chosen', () => {
    const option = historyOption(plot, { ...look, log: true, range: [5, 9] });
    expect(option.xAxis).toMatchObject({ type: 'value', min: 5, max: 9 });
    expect(option.yAxis).toMatchObject({ type: 'log' });
  });

  it('marks single points, which have no line', () => {
    expect(seriesOf(historyOption(plot, look))[1].showSymbol).toBe(true);
  });

  it('tells values under the pointer, the greatest first, gaps not at all', () => {
    const { tooltip } = historyOption(plot, look);
    const element = (
      tooltip as { formatter: (items: unknown) => HTMLElement }
    ).formatter([
      { seriesId: 'raw a', seriesName: 'a', value: [3, 9] },
      { seriesId: 'a', seriesName: 'low', value: [3, 0.25] },
      { seriesId: 'b', seriesName: hostile, value: [3, 0.5] },
      { seriesId: 'c', seriesName: 'gap', value: [3, null] },
    ]);
    expect(element.textContent).toBe(`step 3${hostile}0.5low0.25`);
    expect(element.querySelector('img')).toBeNull();
  });
});

describe('tooltipElement', () => {
  it('names a dozen and counts the rest', () => {
    const rows = Array.from({ length: 14 }, (_, index) => ({
      name: `run${index}`,
      value: '1',
    }));
    const element = tooltipElement('title', rows, count => `and ${count}`);
    expect(element.textContent).toContain('run11');
    expect(element.textContent).not.toContain('run12');
    expect(element.textContent).toContain('and 2');
  });
});

describe('parallelOption', () => {
  it('has an axis for each key, words as such, and a line for each run', () => {
    const option = parallelOption([kind, f1], runs.length, {
      theme,
      lowerIsBetter: false,
    });
    expect(option.parallelAxis).toMatchObject([
      { id: 'params.kind', type: 'category', data: ['k1', 'k2'] },
      { id: 'metrics.f1', type: 'value' },
    ]);
    expect(
      seriesOf(option)[0].data.map(({ value }: { value: unknown }) => value),
    ).toEqual([
      [0, 0.1],
      [1, 0.2],
    ]);
  });

  it('gives the better end of the last axis the strong colour', () => {
    const colours = (lowerIsBetter: boolean) =>
      seriesOf(
        parallelOption([kind, f1], 2, { theme, lowerIsBetter }),
      )[0].data.map(
        ({ lineStyle }: { lineStyle: { color: string } }) => lineStyle.color,
      );
    expect(colours(true)).toEqual([...colours(false)].reverse());
  });

  it('leaves out what a run does not have', () => {
    const axis = { ...f1, values: [undefined, 0.2] };
    const [series] = seriesOf(
      parallelOption([kind, axis], 2, { theme, lowerIsBetter: false }),
    );
    expect(series.data[0].value).toEqual([0, '-']);
  });
});

describe('scatterOption', () => {
  it('has a mark for each run that has both values', () => {
    const x = { ...f1, values: [undefined, 0.2] };
    const [series] = seriesOf(
      scatterOption(runs, x, kind, { theme, colourOf }),
    );
    expect(series.data).toMatchObject([{ run: 1, value: [0.2, 1] }]);
  });
});

describe('trendMarks', () => {
  const points = ([0.7, 0.8, 'NaN', 0.6] as const).map((value, index) => ({
    id: String(index),
    name: `v${index}`,
    value,
    isChampion: index === 1,
  }));

  it.each([
    [true, [true, true, false, false], [true, false, false, true]],
    [false, [true, false, false, true], [false, false, false, false]],
    [undefined, [false, false, false, false], [false, false, false, false]],
  ])(
    'holds values against the champion when greater is better: %s',
    (greaterIsBetter, best, worse) => {
      const marks = trendMarks(points, { greaterIsBetter, standard: 0.8 });
      expect(marks.map(({ isBest }) => isBest)).toEqual(best);
      expect(marks.map(({ isWorse }) => isWorse)).toEqual(worse);
    },
  );

  it('says by how much, except of the champion and of what is no number', () => {
    const marks = trendMarks(points, { greaterIsBetter: true, standard: 0.8 });
    expect(marks.map(({ difference }) => difference)).toEqual([
      expect.closeTo(-0.1),
      undefined,
      undefined,
      expect.closeTo(-0.2),
    ]);
  });

  it('draws the line of a champion that is none of the points', () => {
    const marks = trendMarks(points, { greaterIsBetter: true, standard: 0.9 });
    const [series] = seriesOf(
      trendOption(marks, {
        theme,
        metric: 'f1',
        champion: 'version 7',
        standard: 0.9,
        formatTime: String,
      }),
    );
    expect(series.markLine.data).toEqual([{ yAxis: 0.9 }]);
    expect(series.data.map(({ symbol }: { symbol: string }) => symbol)).toEqual(
      ['triangle', 'diamond', 'circle', 'triangle'],
    );
  });
});

describe('directionOf', () => {
  it.each([
    ['f1', { greaterIsBetter: true, isStated: false }],
    ['val_accuracy', { greaterIsBetter: true, isStated: false }],
    ['train/loss', { greaterIsBetter: false, isStated: false }],
    ['test-rmse', { greaterIsBetter: false, isStated: false }],
    ['epoch', undefined],
    ['glossary', undefined],
  ])('of %s by its name', (metric, expected) => {
    expect(directionOf(metric)).toEqual(expected);
  });

  it('believes the experiment rather than the name', () => {
    expect(
      directionOf('loss', { name: 'loss', greaterIsBetter: true }),
    ).toEqual({ greaterIsBetter: true, isStated: true });
  });
});

describe('what charts write', () => {
  it.each([
    [0.868, '0.868'],
    [0, '0'],
    [123456.789, '123457'],
    [1.5e9, '1.5e+9'],
    [0.0000123, '1.23e-5'],
  ])('%d as %s', (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });

  it.each([
    ['10:20', [10, 20]],
    ['-1.5:2', [-1.5, 2]],
    ['20:10', undefined],
    ['1:', undefined],
    ['a:b', undefined],
    ['', undefined],
    ['1:2:3', undefined],
  ])('the range %j', (text, expected) => {
    expect(parseSpan(text)).toEqual(expected);
  });

  it.each([
    ['10:20', { range: [10, 20], metric: undefined }],
    ['10:20:a:b/c', { range: [10, 20], metric: 'a:b/c' }],
    ['20:10:loss', undefined],
    ['loss', undefined],
  ])('the range of a metric %j', (text, expected) => {
    expect(parseMetricSpan(text)).toEqual(expected);
  });

  it('writes no formulas into a table for a spreadsheet', async () => {
    const csv = csvOf({ columns: ['Run', 'f1'], rows: [['=1+1', -0.5]] });
    expect(await new Response(csv).text()).toBe(`Run,f1\r\n"'=1+1",-0.5`);
  });
});
