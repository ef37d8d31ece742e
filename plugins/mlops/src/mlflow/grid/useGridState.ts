import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { SortOrder } from '../../components';
import { formatSort, parseSort } from '../../components/sortRows';

/** Of runs that are compared, drawn or exported together. */
export const mostSelected = 100;

/** What a user has made of the list of runs. All of it is in the address. */
export interface GridState {
  readonly filter: string;
  /** The first by MLflow, if it can. */
  readonly order: readonly SortOrder[];
  /** Undefined when the address says nothing about them. */
  readonly columns: readonly string[] | undefined;
  /** The column of a parameter or a tag. */
  readonly groupBy: string;
  /** Undefined: as it suits filter and order. */
  readonly tree: boolean | undefined;
  readonly charts: boolean;
  readonly open: ReadonlySet<string>;
  readonly pinned: readonly string[];
  readonly hidden: readonly string[];
  readonly selected: readonly string[];
}

type Changes = Partial<GridState>;

/** Changes of the view of the same runs, which Back should not undo one by one. */
const passing: ReadonlySet<string> = new Set([
  'columns',
  'open',
  'pinned',
  'hidden',
  'selected',
]);

const lists = ['sort', 'col', 'open', 'pin', 'hide', 'run'] as const;
type ListName = (typeof lists)[number];

/** @see GridState */
export function useGridState(): [GridState, (changes: Changes) => void] {
  const [parameters, setParameters] = useSearchParams();
  const state = useMemo(() => readState(parameters), [parameters]);
  const change = useCallback(
    (changes: Changes) =>
      setParameters(before => writeState(before, changes), {
        replace: Object.keys(changes).every(name => passing.has(name)),
      }),
    [setParameters],
  );
  return [state, change];
}

/** Addresses can be mistyped, or made by somebody else: what is no id is not asked for. */
const isId = (text: string) => /^[\w-]{1,64}$/.test(text);

/** @internal */
export function readState(parameters: URLSearchParams): GridState {
  const all = (name: ListName) =>
    [...new Set(parameters.getAll(name))].filter(Boolean);
  const tree = parameters.get('tree');
  return {
    filter: parameters.get('filter') ?? '',
    order: all('sort').flatMap(sort => parseSort(sort) ?? []),
    columns: parameters.has('col') ? all('col') : undefined,
    groupBy: parameters.get('group') ?? '',
    tree: tree === null ? undefined : tree === 'yes',
    charts: parameters.get('charts') === 'yes',
    open: new Set(all('open')),
    pinned: all('pin').filter(isId).slice(0, mostSelected),
    hidden: all('hide'),
    selected: all('run').filter(isId).slice(0, mostSelected),
  };
}

function writeState(
  before: URLSearchParams,
  changes: Changes,
): URLSearchParams {
  const after = new URLSearchParams(before);
  const list = (name: ListName, values: Iterable<string> | undefined) => {
    after.delete(name);
    for (const value of values ?? []) {
      after.append(name, value);
    }
  };
  const one = (name: string, value: string | undefined) =>
    value ? after.set(name, value) : after.delete(name);
  const flag = (value: boolean | undefined) =>
    value === undefined ? undefined : (value && 'yes') || 'no';

  if ('filter' in changes) one('filter', changes.filter);
  if (changes.order) list('sort', changes.order.map(formatSort));
  if ('columns' in changes) {
    // No column at all is a choice, too, and not the same as none made.
    list('col', changes.columns?.length === 0 ? [''] : changes.columns);
  }
  if ('groupBy' in changes) {
    one('group', changes.groupBy);
    after.delete('open');
  }
  if ('tree' in changes) one('tree', flag(changes.tree));
  if ('charts' in changes) one('charts', flag(changes.charts || undefined));
  if (changes.open) list('open', changes.open);
  if (changes.pinned) list('pin', changes.pinned);
  if (changes.hidden) list('hide', changes.hidden);
  if (changes.selected) list('run', changes.selected.slice(0, mostSelected));
  return after;
}

/** What belongs to one experiment and means nothing in another. */
export const experimentParameters: readonly string[] = [
  ...lists,
  'filter',
  'group',
  'tree',
  'charts',
];
