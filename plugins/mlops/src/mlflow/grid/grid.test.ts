import { projected, runList, runOf } from '../../__fixtures__';
import type { Translate } from '../../translation';
import { defaultColumns } from './defaultColumns';
import { runTable, toCsv } from './exportRuns';
import { findColumns, moveColumn } from './findColumns';
import { knownKeys, mergePages, missingKeys, newerRun } from './mergeRuns';
import { sortSentence } from './sortSentence';
import { lineAfterKey } from './useGridKeys';
import { readState } from './useGridState';

const keys = (metrics: string[], params: string[]) =>
  knownKeys([
    {
      keys: {
        metrics: metrics.map(key => ({ key, runs: 1 })),
        params: params.map(key => ({ key, runs: 1 })),
        tags: [],
      },
    },
  ]);

describe('defaultColumns', () => {
  it('shows the metric that runs are compared by first, and nothing of the machine', () => {
    expect(
      defaultColumns(
        keys(['accuracy', 'loss', 'system/cpu'], ['max_depth']),
        'f1',
      ),
    ).toEqual([
      'status',
      'started',
      'duration',
      'metrics.f1',
      'metrics.accuracy',
      'metrics.loss',
      'params.max_depth',
      'user',
      'source',
      'models',
    ]);
  });

  it('shows few of thousands of keys', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `m${index}`);
    expect(defaultColumns(keys(many, many), undefined)).toHaveLength(13);
  });
});

describe('pages of runs', () => {
  it('names each run once, where pages have shifted', () => {
    const runs = mergePages([
      { list: runList([runOf(0), runOf(1)]), more: undefined },
      { list: runList([runOf(1), runOf(2)]), more: undefined },
    ]);
    expect(runs.map(({ runId }) => runId)).toEqual(['run0', 'run1', 'run2']);
  });

  it('takes up values of columns that were chosen later', () => {
    const first = projected([runOf(0)], { metrics: ['f1'] });
    const later = projected([runOf(0)], { metrics: ['loss'] });
    const [run] = mergePages([{ list: first, more: later.items }]);
    expect(run.metrics.map(({ key }) => key)).toEqual(['f1', 'loss']);
    expect(mergePages([{ list: first, more: later.items }])[0]).toBe(run);
  });

  it('asks for what is missing only', () => {
    const asked = { metrics: ['f1'], params: [], tags: [] };
    expect(missingKeys(asked, asked)).toBeUndefined();
    expect(missingKeys({ ...asked, metrics: ['f1', 'loss'] }, asked)).toEqual({
      metrics: ['loss'],
      params: [],
      tags: [],
    });
  });

  it('keeps values that a newer answer was not asked for', () => {
    const newer = newerRun(
      runOf(0),
      runOf(0, {
        status: 'failed',
        metrics: [{ key: 'f1', value: 0.9 }],
        params: [],
      }),
    );
    expect(newer.status).toBe('failed');
    expect(newer.metrics).toEqual([
      { key: 'f1', value: 0.9 },
      { key: 'loss', value: 0.2 },
    ]);
    expect(newer.params).toHaveLength(2);
  });
});

describe('readState', () => {
  it('asks for no runs that an address cannot mean', () => {
    const { selected, pinned } = readState(
      new URLSearchParams([
        ['run', 'a1'],
        ['run', ''],
        ['run', "x') OR run_id = 'y"],
        ['pin', 'a1'],
        ['pin', 'a1'],
      ]),
    );
    expect(selected).toEqual(['a1']);
    expect(pinned).toEqual(['a1']);
  });
});

describe('findColumns', () => {
  const known = keys(['val/f1', 'f1', 'loss'], ['max_depth']);

  it.each([
    ['f1', ['metrics.f1', 'metrics.val/f1']],
    ['METRICS f1 val', ['metrics.val/f1']],
    ['depth', ['params.max_depth']],
    ['dur', ['duration']],
  ])('finds %s', (search, expected) => {
    expect(
      findColumns(known, search, column => column).map(({ id }) => id),
    ).toEqual(expected);
  });

  it('moves a column by one place, and no further than the ends', () => {
    expect(moveColumn(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(moveColumn(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
  });
});

describe('the exported file', () => {
  it('has the shown columns, durations in seconds and NaN as such', async () => {
    const table = runTable(
      [runOf(1)],
      ['duration', 'metrics.loss', 'params.max_depth'],
      column => column,
      0,
    );
    expect(await toCsv(table)).toBe(
      'name,runId,duration,metrics.loss,params.max_depth\r\ncalm-fox-1,run1,252,NaN,5',
    );
  });

  it.each(['=1+1', '+1', '-1+cmd', '@SUM(A1)', '\t=1', '\r=1'])(
    'makes no formula of %j',
    async name => {
      const csv = await toCsv(
        runTable([runOf(0, { name })], [], column => column, 0),
      );
      const cell = csv.split('\r\n').slice(1).join('\r\n');
      expect(cell).toMatch(/^"'/);
    },
  );

  it('leaves numbers that are negative as they are', async () => {
    expect(await toCsv([[-0.5, 'x']])).toBe('-0.5,x');
  });
});

describe('sortSentence', () => {
  const t = ((key: string, options: Record<string, string> = {}) =>
    `${key.replace('experiments.grid.sorted.', '')} ${Object.values(
      options,
    ).join(' | ')}`) as unknown as Translate;
  const f1 = { column: 'metrics.f1', direction: 'desc' } as const;
  const duration = { column: 'duration', direction: 'asc' } as const;

  it.each([
    ['all runs', [f1], true, /^all 100/],
    ["MLflow's order", [f1], false, /^server 100/],
    ["MLflow's order and ours", [f1, duration], false, /^serverThen 100/],
    ['only the loaded runs', [duration], false, /^loaded 100/],
  ])('tells %s', (_, order, isAll, expected) => {
    expect(sortSentence(order, { count: 100, isAll }, t)).toMatch(expected);
  });

  it('says nothing of the order that MLflow has by itself', () => {
    expect(sortSentence([], { count: 100, isAll: true }, t)).toBeUndefined();
  });
});

describe('lineAfterKey', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 99, 99],
    ['PageDown', 0, 10],
    ['Home', 50, 0],
    ['End', 0, 99],
    ['Tab', 0, undefined],
  ])('%s leads from line %i to %s', (key, from, to) => {
    expect(lineAfterKey(key, from, 100)).toBe(to);
  });
});
