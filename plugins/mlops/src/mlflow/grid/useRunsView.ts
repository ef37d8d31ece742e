import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Experiment, Run } from '../../api';
import { keysOfColumns, parseKeyColumn } from '../columnId';
import { experimentKey } from '../experimentKey';
import { newestFirst, runOrder } from '../runOrder';
import { arrangeRuns } from './arrangeRuns';
import { defaultColumns } from './defaultColumns';
import type { KnownKey } from './mergeRuns';
import { useChildRuns } from './useChildRuns';
import { useColumnMemory } from './useColumnMemory';
import type { GridState } from './useGridState';
import { useLiveRuns } from './useLiveRuns';
import { useParentRuns } from './useParentRuns';
import { useNamedRuns } from './useNamedRuns';
import { useRunPages } from './useRunPages';

const noRuns: readonly Run[] = [];

/** Everything that the grid of an experiment shows, for what somebody has made of it. */
export function useRunsView(
  experiment: Experiment,
  state: GridState,
  changeColumns: (columns: readonly string[] | undefined) => void,
) {
  const { filter, order, groupBy } = state;
  const isTree = !groupBy && (state.tree ?? (!filter && order.length === 0));
  const columns = useChosenColumns(experiment, state, changeColumns);
  const pages = usePagesInOrder(experiment, state, isTree, columns.keysOf);
  const { runs, wanted, isPrevious, generation } = pages;

  const live = useLiveRuns(
    { experiment, filter, orderBy: pages.orderBy, rootsOnly: isTree },
    { loaded: isPrevious ? undefined : runs, generation },
    wanted,
  );
  const parents = useMemo(
    () => (isTree ? [...state.open] : []),
    [isTree, state.open],
  );
  const children = useChildRuns(experiment, parents, wanted);
  const hasChildren = useParentRuns(experiment, isTree);
  const named = useRunsByName(
    experiment,
    state,
    runs ?? noRuns,
    children,
    wanted,
  );

  const lines = useMemo(
    () =>
      arrangeRuns(runs ?? noRuns, {
        order,
        metrics: wanted.metrics,
        groupBy: parseKeyColumn(groupBy),
        open: state.open,
        children: isTree ? children : undefined,
        hasChildren,
        without: new Set([...state.hidden, ...state.pinned]),
        now: Date.now(),
      }),
    [
      runs,
      order,
      wanted,
      groupBy,
      state.open,
      isTree,
      children,
      hasChildren,
      state.hidden,
      state.pinned,
    ],
  );
  return { ...pages, isTree, live, lines, named, columns };
}

/** Those of the address, else those that are remembered, else those that suit the runs. */
function useChosenColumns(
  experiment: Experiment,
  state: GridState,
  changeColumns: (columns: readonly string[] | undefined) => void,
) {
  const [memory, remember] = useColumnMemory(experimentKey(experiment));
  const chosen = state.columns ?? memory.columns;
  const primary = experiment.primaryMetric?.name;
  const idsOf = useCallback(
    (firstKeys: readonly KnownKey[] | undefined) =>
      chosen ?? (firstKeys ? defaultColumns(firstKeys, primary) : []),
    [chosen, primary],
  );
  const { order, groupBy } = state;
  const keysOf = useCallback(
    (firstKeys: readonly KnownKey[] | undefined) =>
      keysOfColumns([
        ...idsOf(firstKeys),
        ...order.map(({ column }) => column),
        groupBy,
      ]),
    [idsOf, order, groupBy],
  );
  const choose = useCallback(
    (ids: readonly string[] | undefined) => {
      remember({ ...memory, columns: ids });
      changeColumns(ids);
    },
    [memory, remember, changeColumns],
  );
  const setWidths = useCallback(
    (widths: Record<string, number>) => remember({ ...memory, widths }),
    [memory, remember],
  );
  return { idsOf, keysOf, choose, widths: memory.widths, setWidths };
}

/** Where all runs are loaded, another order needs no other answer. */
function usePagesInOrder(
  experiment: Experiment,
  state: GridState,
  rootsOnly: boolean,
  keysOf: Parameters<typeof useRunPages>[1],
) {
  const { filter, order } = state;
  const scope = JSON.stringify([experimentKey(experiment), filter, rootsOnly]);
  const [complete, setComplete] = useState<{
    scope: string;
    orderBy: string;
  }>();
  const orderBy =
    complete?.scope === scope
      ? complete.orderBy
      : runOrder(order[0]) ?? newestFirst;
  const pages = useRunPages({ experiment, filter, orderBy, rootsOnly }, keysOf);

  const { runs, isPrevious, hasMore } = pages;
  const isAnswered = runs !== undefined && !isPrevious;
  useEffect(() => {
    if (isAnswered) {
      setComplete(hasMore ? undefined : { scope, orderBy });
    }
  }, [isAnswered, hasMore, scope, orderBy]);
  return { ...pages, orderBy };
}

/** Finds runs that the address names, whether they are loaded or not. */
function useRunsByName(
  experiment: Experiment,
  { pinned, selected }: GridState,
  loaded: readonly Run[],
  children: ReturnType<typeof useChildRuns>,
  wanted: Parameters<typeof useNamedRuns>[2],
): ReadonlyMap<string, Run> {
  const known = useMemo(() => {
    const byId = new Map(loaded.map(run => [run.runId, run]));
    for (const answer of children.values()) {
      if (answer.state === 'loaded') {
        answer.runs.forEach(run => byId.set(run.runId, run));
      }
    }
    return byId;
  }, [loaded, children]);
  const missing = useMemo(
    () => [...new Set([...pinned, ...selected])].filter(id => !known.has(id)),
    [pinned, selected, known],
  );
  const others = useNamedRuns(experiment, missing, wanted);
  return useMemo(
    () => new Map([...known, ...others.map(run => [run.runId, run] as const)]),
    [known, others],
  );
}
