import { directionOf } from '../charts/directionOf';
import { bestRun, type Comparable, compareRuns } from './compareRuns';
import { nameFilter } from './nameFilter';

function runOf(
  runId: string,
  params: Record<string, string>,
  metrics: Record<string, number | 'NaN' | 'Infinity'>,
): Comparable {
  const list = <T>(values: Record<string, T>) =>
    Object.entries(values).map(([key, value]) => ({ key, value }));
  return { runId, params: list(params), metrics: list(metrics) };
}

const runs = [
  runOf('a', { depth: '6', rate: '0.1' }, { f1: 0.868, loss: 0.2, epoch: 3 }),
  runOf('b', { depth: '8', rate: '0.1' }, { f1: 0.871, loss: 0.3, epoch: 5 }),
  runOf('c', { rate: '0.1' }, { f1: 'NaN', loss: 0.2 }),
];

function rowsOf(baseline?: string) {
  const rows = compareRuns(runs, { baseline, directionOf });
  return new Map(rows.map(row => [row.key, row]));
}

describe('compareRuns', () => {
  it('puts parameters before metrics, each by name', () => {
    expect([...rowsOf().keys()]).toEqual([
      'depth',
      'rate',
      'epoch',
      'f1',
      'loss',
    ]);
  });

  it.each([
    ['depth', true],
    ['rate', false],
    ['epoch', true],
    ['loss', true],
  ])('says whether %s differs', (key, differs) => {
    expect(rowsOf().get(key)?.differs).toBe(differs);
  });

  it.each([
    ['f1', [false, true, false]],
    ['loss', [true, false, true]],
    ['epoch', [false, false, false]],
  ])('marks what is best of %s, NaN never', (key, best) => {
    expect(
      rowsOf()
        .get(key)
        ?.cells.map(({ isBest }) => isBest),
    ).toEqual(best);
  });

  it('writes values of one metric with the same digits, and what is missing not at all', () => {
    const texts = (key: string) =>
      rowsOf()
        .get(key)
        ?.cells.map(({ text }) => text);
    expect(texts('f1')).toEqual(['0.868', '0.871', 'NaN']);
    expect(texts('depth')).toEqual(['6', '8', undefined]);
    expect(texts('epoch')).toEqual(['3', '5', undefined]);
  });

  it('holds values against the baseline', () => {
    const cells = rowsOf('a').get('f1')?.cells;
    expect(cells?.map(({ difference }) => difference)).toEqual([
      undefined,
      '+0.003 (+0.35 %)',
      undefined,
    ]);
    expect(cells?.map(({ isChanged }) => isChanged)).toEqual([
      false,
      true,
      true,
    ]);
    const loss = rowsOf('b').get('loss')?.cells;
    expect(loss?.[0].difference).toBe('−0.1 (−33 %)');
  });

  it.each([
    ['no baseline', undefined],
    ['one that is not compared any more', 'gone'],
  ])('marks no difference with %s', (_what, baseline) => {
    const cells = [...rowsOf(baseline).values()].flatMap(row => row.cells);
    expect(cells.some(cell => cell.isChanged || cell.difference)).toBe(false);
  });

  it('gives no share of nothing', () => {
    const rows = compareRuns(
      [runOf('a', {}, { drift: 0 }), runOf('b', {}, { drift: 2 })],
      { baseline: 'a', directionOf },
    );
    expect(rows[0].cells[1].difference).toBe('+2');
  });

  it('keeps what describes the machine apart', () => {
    const rows = compareRuns(
      [{ ...runOf('a', {}, { cpu: 80, f1: 1 }), systemMetrics: ['cpu'] }],
      { baseline: undefined, directionOf },
    );
    expect(rows.map(({ kind, key }) => [kind, key])).toEqual([
      ['system', 'cpu'],
      ['metrics', 'f1'],
    ]);
  });

  it('calls nothing the best where all are the same', () => {
    const rows = compareRuns(
      [runOf('a', {}, { f1: 1 }), runOf('b', {}, { f1: 1 })],
      { baseline: undefined, directionOf },
    );
    expect(rows[0].cells.some(({ isBest }) => isBest)).toBe(false);
  });
});

it.each([
  [{ greaterIsBetter: true, isStated: true }, 'b'],
  [{ greaterIsBetter: false, isStated: true }, 'a'],
  [undefined, undefined],
])('finds the best run by %j', (direction, runId) => {
  expect(bestRun(runs, 'f1', direction)?.run.runId).toBe(runId);
});

describe('nameFilter', () => {
  it.each([
    ['', ''],
    ['  ', ''],
    ['fox', "attributes.run_name ILIKE '%fox%'"],
    ["o'hara", `attributes.run_name ILIKE "%o'hara%"`],
    [`both ' and "`, undefined],
  ])('asks for %j with %j', (text, filter) => {
    expect(nameFilter(text)).toBe(filter);
  });
});
