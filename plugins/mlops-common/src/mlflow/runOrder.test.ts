import { type MlflowRun, parseRun } from './Run';
import { compareRuns, parseRunOrder } from './runOrder';

function run(
  runId: string,
  more: {
    readonly f1?: number | string;
    readonly depth?: string;
    readonly start?: number;
  } = {},
): MlflowRun {
  const { f1, depth, start = 1000 } = more;
  return parseRun({
    info: {
      run_id: runId,
      experiment_id: '1',
      run_name: `name-${runId}`,
      start_time: start,
    },
    data: {
      metrics: f1 === undefined ? [] : [{ key: 'f1', value: f1 }],
      params: depth === undefined ? [] : [{ key: 'depth', value: depth }],
    },
  })!;
}

function sorted(runs: readonly MlflowRun[], ...terms: string[]) {
  const orders = terms.flatMap(term => parseRunOrder(term) ?? []);
  return [...runs].sort(compareRuns(orders)).map(({ runId }) => runId);
}

describe('parseRunOrder', () => {
  it.each([
    ['attributes.start_time DESC', 'attributes', 'start_time', true],
    ['metrics.`a b` asc', 'metrics', 'a b', false],
    ['param."x`y" DESC', 'params', 'x`y', true],
    ['tags.`mlflow.user`', 'tags', 'mlflow.user', false],
    ['end_time', 'attributes', 'end_time', false],
    ['metrics.system/cpu DESC', 'metrics', 'system/cpu', true],
  ])('reads %s', (term, kind, key, descending) => {
    expect(parseRunOrder(term)).toEqual({ kind, key, descending });
  });

  it.each(['', 'metrics.a b c', 'metrics.`a', '; drop'])('refuses %p', term => {
    expect(parseRunOrder(term)).toBeUndefined();
  });
});

describe('compareRuns', () => {
  const runs = [
    run('none'),
    run('nan', { f1: 'NaN' }),
    run('low', { f1: 0.1 }),
    run('high', { f1: 0.9 }),
    run('top', { f1: 'Infinity' }),
  ];

  it('puts NaN after the numbers and what is missing last, in both directions', () => {
    expect(sorted(runs, 'metrics.f1 DESC')).toEqual([
      'top',
      'high',
      'low',
      'nan',
      'none',
    ]);
    expect(sorted(runs, 'metrics.f1 ASC')).toEqual([
      'low',
      'high',
      'top',
      'nan',
      'none',
    ]);
  });

  it('has the newest first unless something else is wanted, then goes by id', () => {
    expect(
      sorted([
        run('b', { start: 1 }),
        run('c', { start: 2 }),
        run('a', { start: 1 }),
      ]),
    ).toEqual(['c', 'a', 'b']);
  });

  it('compares parameters as text, as MLflow does', () => {
    const some = [run('ten', { depth: '10' }), run('six', { depth: '6' })];
    expect(sorted(some, 'params.depth ASC')).toEqual(['ten', 'six']);
  });
});
