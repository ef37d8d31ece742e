import { runOf } from '../../__fixtures__';
import type { Run } from '../../api';
import type { SortOrder } from '../../components';
import { type Arrangement, arrangeRuns, type ChildRuns } from './arrangeRuns';
import type { GridLine } from './GridLine';

const f1 = (number: number, value: Run['metrics'][number]['value']) =>
  runOf(number, { metrics: [{ key: 'f1', value }] });
const none: Arrangement = {
  order: [],
  metrics: ['f1'],
  groupBy: undefined,
  open: new Set(),
  children: undefined,
  hasChildren: () => false,
  without: new Set(),
  now: 0,
};
const by = (column: string, direction: SortOrder['direction']) => ({
  column,
  direction,
});

function names(lines: readonly GridLine[]) {
  return lines.map(line => {
    switch (line.kind) {
      case 'run':
        return `${' '.repeat(line.level - 1)}${line.id}`;
      case 'group':
        return `[${line.value} ${line.runs.length}]`;
      default:
        return `${' '.repeat(line.level - 1)}(${line.note.state})`;
    }
  });
}

describe('arrangeRuns', () => {
  it('leaves runs as they came when nothing is wanted', () => {
    const runs = [f1(2, 0.1), f1(0, 0.3), f1(1, 0.2)];
    expect(names(arrangeRuns(runs, none))).toEqual(['run2', 'run0', 'run1']);
  });

  it.each(['asc', 'desc'] as const)(
    'puts infinities, NaN and runs without the metric last when sorted %s',
    direction => {
      const runs = [
        runOf(0, { metrics: [] }),
        f1(1, 'NaN'),
        f1(2, 'Infinity'),
        f1(3, 0.5),
        f1(4, 0.7),
      ];
      const numbers = direction === 'asc' ? ['run3', 'run4'] : ['run4', 'run3'];
      expect(
        names(
          arrangeRuns(runs, { ...none, order: [by('metrics.f1', direction)] }),
        ),
      ).toEqual([...numbers, 'run2', 'run1', 'run0']);
    },
  );

  it('sorts by a second column where the first leaves a tie, and by numbers in parameters', () => {
    const depth = (number: number, value: string) =>
      runOf(number, {
        user: number > 1 ? 'bob' : 'alice',
        params: [{ key: 'max_depth', value }],
      });
    const runs = [depth(0, '10'), depth(1, '9'), depth(2, '8'), depth(3, '11')];
    expect(
      names(
        arrangeRuns(runs, {
          ...none,
          order: [by('user', 'desc'), by('params.max_depth', 'asc')],
        }),
      ),
    ).toEqual(['run2', 'run3', 'run1', 'run0']);
  });

  it('leaves out hidden and pinned runs', () => {
    expect(
      names(
        arrangeRuns([runOf(0), runOf(1)], {
          ...none,
          without: new Set(['run0']),
        }),
      ),
    ).toEqual(['run1']);
  });

  it('puts child runs under their parent, and says how it stands with them', () => {
    const parent = (number: number) => runOf(number, { hasChildren: true });
    const children = new Map<string, ChildRuns>([
      [
        'run0',
        { state: 'loaded', runs: [runOf(10), parent(11)], hasMore: true },
      ],
      ['run1', { state: 'loading' }],
      ['run2', { state: 'failed', message: 'Timeout' }],
      ['run3', { state: 'loaded', runs: [], hasMore: false }],
      ['run11', { state: 'loaded', runs: [parent(0)], hasMore: false }],
    ]);
    const lines = arrangeRuns(
      [parent(0), parent(1), parent(2), parent(3), parent(4), runOf(5)],
      {
        ...none,
        children,
        open: new Set(['run0', 'run1', 'run2', 'run3', 'run11']),
      },
    );
    expect(names(lines)).toEqual([
      'run0',
      ' run10',
      ' run11',
      // A run among its own ancestors is not shown again.
      ' (more)',
      'run1',
      ' (loading)',
      'run2',
      ' (failed)',
      'run3',
      ' (none)',
      'run4',
      'run5',
    ]);
    expect(
      lines.map(line => (line.kind === 'run' ? line.expanded : undefined)),
    ).toEqual([
      true,
      undefined,
      true,
      undefined,
      true,
      undefined,
      true,
      undefined,
      true,
      undefined,
      false,
      undefined,
    ]);
  });

  it('groups by a parameter, with least, mean and greatest value of each metric', () => {
    const runs = [
      { ...f1(0, 0.2), params: [{ key: 'd', value: '8' }] },
      { ...f1(1, 0.4), params: [{ key: 'd', value: '10' }] },
      { ...f1(2, 0.6), params: [{ key: 'd', value: '8' }] },
      { ...f1(3, 'NaN'), params: [{ key: 'd', value: '8' }] },
      { ...f1(4, 0.1), params: [] },
    ];
    const arrangement = {
      ...none,
      groupBy: { kind: 'params', key: 'd' } as const,
      open: new Set(['group 8']),
      order: [by('metrics.f1', 'desc')],
    };
    const lines = arrangeRuns(runs, arrangement);
    expect(names(lines)).toEqual([
      '[8 3]',
      ' run2',
      ' run0',
      ' run3',
      '[10 1]',
      '[undefined 1]',
    ]);
    expect(lines[0]).toMatchObject({
      aggregates: new Map([
        ['f1', { min: 0.2, mean: 0.4, max: 0.6, others: 1 }],
      ]),
    });
  });

  it('sorts 10 000 runs by two columns in a fraction of a second', () => {
    const runs = Array.from({ length: 10_000 }, (_, index) => runOf(index));
    const start = performance.now();
    arrangeRuns(runs, {
      ...none,
      order: [by('params.max_depth', 'asc'), by('metrics.f1', 'desc')],
    });
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
