import type { Run } from '../../api';
import type { SortOrder } from '../../components';
import { type KeyColumn, parseKeyColumn } from '../columnId';
import { valuesOf } from '../runValues';
import { aggregateRuns } from './aggregate';
import type { GridLine, NoteLine, RunLine } from './GridLine';
import { sortByValues, sortRuns } from './sortRuns';

/** What is known of the child runs of one run. */
export type ChildRuns =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | {
      readonly state: 'loaded';
      readonly runs: readonly Run[];
      readonly hasMore: boolean;
    };

/** How the runs are to be shown. */
export interface Arrangement {
  readonly order: readonly SortOrder[];
  /** The metrics that groups sum up. */
  readonly metrics: readonly string[];
  readonly groupBy: KeyColumn | undefined;
  /** Runs and groups that are unfolded, by their line's id. */
  readonly open: ReadonlySet<string>;
  /** Undefined where child runs are among the others. */
  readonly children: ReadonlyMap<string, ChildRuns> | undefined;
  /** Whether a run that does not say so has child runs. */
  readonly hasChildren: (runId: string) => boolean;
  /** Runs that are not shown: hidden ones, and pinned ones, which stand above. */
  readonly without: ReadonlySet<string>;
  /** Milliseconds since 1970; runs that have not ended last until then. */
  readonly now: number;
}

/** The id of the line of a group; runs have their own ids, which have no space. */
export function groupId(value: string | undefined): string {
  return value === undefined ? 'group' : `group ${value}`;
}

/** The lines of the grid from top to bottom. */
export function arrangeRuns(
  runs: readonly Run[],
  arrangement: Arrangement,
): readonly GridLine[] {
  const { order, groupBy, without, now } = arrangement;
  const shown =
    without.size > 0 ? runs.filter(run => !without.has(run.runId)) : runs;
  if (groupBy) {
    return groupLines(shown, groupBy, arrangement);
  }
  const sorted = sortRuns(shown, order, now);
  return arrangement.children
    ? treeLines(sorted, arrangement, 1, new Set())
    : sorted.map(run => runLine(run, 1, undefined));
}

function runLine(
  run: Run,
  level: number,
  expanded: boolean | undefined,
): RunLine {
  return { kind: 'run', id: run.runId, run, level, expanded };
}

function treeLines(
  runs: readonly Run[],
  arrangement: Arrangement,
  level: number,
  above: ReadonlySet<string>,
): GridLine[] {
  return runs.flatMap((run): GridLine[] => {
    const { runId } = run;
    // A run that is among its own ancestors would never end.
    if (above.has(runId)) {
      return [];
    }
    const isOpen = arrangement.open.has(runId);
    const mayHave =
      (run.hasChildren ?? arrangement.hasChildren(runId)) || isOpen;
    const line = runLine(run, level, mayHave ? isOpen : undefined);
    return isOpen
      ? [
          line,
          ...childLines(
            runId,
            arrangement,
            level + 1,
            new Set([...above, runId]),
          ),
        ]
      : [line];
  });
}

function childLines(
  parent: string,
  arrangement: Arrangement,
  level: number,
  above: ReadonlySet<string>,
): GridLine[] {
  const note = (text: NoteLine['note']): NoteLine => ({
    kind: 'note',
    id: `note ${parent}`,
    level,
    note: text,
  });
  const children = arrangement.children?.get(parent);
  if (!children || children.state === 'loading') {
    return [note({ state: 'loading' })];
  }
  if (children.state === 'failed') {
    return [note(children)];
  }
  const { runs, hasMore } = children;
  if (runs.length === 0) {
    return [note({ state: 'none' })];
  }
  const shown = runs.filter(run => !arrangement.without.has(run.runId));
  const lines = treeLines(
    sortRuns(shown, arrangement.order, arrangement.now),
    arrangement,
    level,
    above,
  );
  return hasMore
    ? [...lines, note({ state: 'more', count: runs.length })]
    : lines;
}

function groupLines(
  runs: readonly Run[],
  groupBy: KeyColumn,
  arrangement: Arrangement,
): GridLine[] {
  const groups = new Map<string | undefined, Run[]>();
  for (const run of runs) {
    const value = valuesOf(run)[groupBy.kind].get(groupBy.key)?.toString();
    const group = groups.get(value);
    if (group) {
      group.push(run);
    } else {
      groups.set(value, [run]);
    }
  }
  const lines = [...groups].map(([value, members]) => ({
    kind: 'group' as const,
    id: groupId(value),
    value,
    runs: members,
    aggregates: aggregateRuns(members, arrangement.metrics),
    expanded: arrangement.open.has(groupId(value)),
  }));
  return sortGroups(lines, groupBy, arrangement.order).flatMap(group => [
    group,
    ...(group.expanded
      ? sortRuns(group.runs, arrangement.order, arrangement.now).map(run =>
          runLine(run, 2, undefined),
        )
      : []),
  ]);
}

type Group = Extract<GridLine, { kind: 'group' }>;

/** By the mean of the metrics that runs are sorted by; by the value that makes the group otherwise. */
function sortGroups(
  groups: readonly Group[],
  groupBy: KeyColumn,
  order: readonly SortOrder[],
): readonly Group[] {
  const byMeans = order.flatMap(({ column, direction }) => {
    const parsed = parseKeyColumn(column);
    return parsed?.kind === 'metrics'
      ? [
          {
            sign: direction === 'asc' ? 1 : -1,
            values: groups.map(group => group.aggregates.get(parsed.key)?.mean),
          },
        ]
      : [];
  });
  const byValue = order.find(
    ({ column }) => column === `${groupBy.kind}.${groupBy.key}`,
  );
  return sortByValues(groups, [
    ...byMeans,
    {
      sign: byValue?.direction === 'desc' ? -1 : 1,
      values: groups.map(({ value }) => numberOrText(value)),
    },
  ]);
}

function numberOrText(value: string | undefined) {
  return value && Number.isFinite(Number(value)) ? Number(value) : value;
}
