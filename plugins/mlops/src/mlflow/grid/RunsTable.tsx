import {
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Experiment, Run } from '../../api';
import { useAnnounce } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { saveFile } from '../artifacts/saveFile';
import { directionOf } from '../charts/directionOf';
import { keysOfColumns, parseKeyColumn } from '../columnId';
import { ColumnPicker } from './ColumnPicker';
import { columnTitle } from './columnTitle';
import { runTable, toCsv } from './exportRuns';
import type { GroupLine, RunLine } from './GridLine';
import { GridFooter, GridNotices } from './GridNotices';
import { GridToolbar } from './GridToolbar';
import { RunsGrid } from './RunsGrid';
import { SelectionBar } from './SelectionBar';
import { useCellParts } from './useCellParts';
import { useGridColumns } from './useGridColumns';
import { type GridState, mostSelected } from './useGridState';
import type { useRunsView } from './useRunsView';
import { useSelection } from './useSelection';

const useStyles = makeStyles(
  theme => ({ none: { padding: theme.spacing(3, 2) } }),
  { name: 'MlopsRunsTable' },
);

type RunsView = ReturnType<typeof useRunsView> & { runs: readonly Run[] };

/** What charts are drawn of. */
interface Charted {
  readonly runs: readonly Run[];
  readonly metrics: readonly string[];
  readonly params: readonly string[];
}

/** The grid with all that is around it. */
export function RunsTable(props: {
  experiment: Experiment;
  state: GridState;
  onChange: (changes: Partial<GridState>) => void;
  view: RunsView;
  empty: ReactNode;
  charts: (charted: Charted) => ReactNode;
}) {
  const { experiment, state, onChange, view, empty, charts } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { runs, lines, live, named } = view;
  const { hidden, pinned, selected, groupBy } = state;
  const ids = useMemo(
    () => view.columns.idsOf(view.firstKeys),
    [view.columns, view.firstKeys],
  );
  const parts = useCellParts();
  const columns = useGridColumns({
    ids,
    runs,
    isPending: view.isPending,
    parts,
  });
  const selection = useSelection({
    lines,
    selected,
    onSelected: chosen => onChange({ selected: chosen }),
  });
  const pinnedRuns = useMemo(
    () =>
      pinned.flatMap(id => (hidden.includes(id) ? [] : named.get(id) ?? [])),
    [pinned, hidden, named],
  );
  const setEngaged = useAutoRefresh(view, selected.length > 0);
  const exportRuns = useExport(experiment, state, view, ids);

  const onFold = useCallback(
    (line: RunLine | GroupLine) => {
      const open = new Set(state.open);
      if (!open.delete(line.id)) {
        open.add(line.id);
      }
      onChange({ open });
    },
    [state.open, onChange],
  );
  const setOrder = useCallback(
    (order: GridState['order']) => onChange({ order }),
    [onChange],
  );
  const charted = useMemo(
    () => chartedRuns(view, state, ids),
    [view, state, ids],
  );
  const arePinned = selected.every(id => pinned.includes(id));
  const primary = experiment.primaryMetric;
  const isLowerBetter = useCallback(
    (metric: string) => directionOf(metric, primary)?.greaterIsBetter === false,
    [primary],
  );

  return (
    <>
      <GridToolbar
        keys={view.keys}
        groupBy={groupBy}
        onGroupBy={column => onChange({ groupBy: column })}
        isTree={view.isTree}
        onTree={groupBy ? undefined : tree => onChange({ tree })}
        charts={state.charts}
        onCharts={shown => onChange({ charts: shown })}
        loaded={runs.length}
        selected={selected.length}
        onExport={exportRuns}
      >
        <ColumnPicker
          columns={ids}
          keys={view.keys}
          onColumns={view.columns.choose}
        />
      </GridToolbar>
      {state.charts && charts(charted)}
      <GridNotices
        order={state.order}
        onOrder={setOrder}
        loaded={runs.length}
        isAll={!view.hasMore}
        isGrouped={groupBy !== ''}
        hidden={hidden.length}
        onShowHidden={() => onChange({ hidden: [] })}
        fresh={live.fresh}
        isMore={live.isMore}
        onFresh={view.reload}
      />
      <RunsGrid
        lines={lines}
        pinned={pinnedRuns}
        newer={live.newer}
        columns={columns}
        parts={parts}
        widths={view.columns.widths}
        onWidths={view.columns.setWidths}
        order={state.order}
        onOrder={setOrder}
        isLowerBetter={isLowerBetter}
        selected={selection.chosen}
        onSelect={selection.select}
        selectAll={{
          checked: selection.areAll,
          label:
            selection.count < mostSelected
              ? t('experiments.grid.selectAll')
              : t('experiments.grid.selectAllMost', {
                  number: String(mostSelected),
                }),
          onChange: selection.toggleAll,
        }}
        onFold={onFold}
        onUnpin={id =>
          onChange({ pinned: pinned.filter(other => other !== id) })
        }
        isNested={view.isTree || groupBy !== ''}
        groupKey={parseKeyColumn(groupBy)?.key ?? ''}
        hasMore={view.hasMore}
        onEnd={groupBy || view.moreError ? undefined : view.loadMore}
        onEngaged={setEngaged}
        isBusy={view.isFetching}
      />
      {lines.length === 0 && pinnedRuns.length === 0 && (
        <Paper className={classes.none} square>
          <Typography variant="body2" component="div">
            {runs.length === 0
              ? empty
              : t('experiments.grid.hidden', { count: hidden.length })}
          </Typography>
        </Paper>
      )}
      <GridFooter
        loaded={runs.length}
        hasMore={view.hasMore}
        isFetchingMore={view.isFetchingMore}
        moreError={view.moreError}
        notes={view.lists.flatMap(({ note }) => note ?? []).slice(0, 1)}
        onMore={view.loadMore}
      />
      <SelectionBar
        server={experiment.server}
        selected={selected}
        arePinned={arePinned}
        onChart={() => onChange({ charts: true })}
        onPin={() =>
          onChange({
            pinned: arePinned
              ? pinned.filter(id => !selected.includes(id))
              : [...new Set([...pinned, ...selected])],
          })
        }
        onHide={() =>
          onChange({
            hidden: [...new Set([...hidden, ...selected])],
            selected: [],
          })
        }
        onClear={() => onChange({ selected: [] })}
      />
    </>
  );
}

/** New runs are taken up at once where nobody could lose the place: at the top, with nothing selected. */
function useAutoRefresh(
  { live, reload, lists, isFetching }: RunsView,
  hasSelection: boolean,
): (engaged: boolean) => void {
  const [engaged, setEngaged] = useState(false);
  const isFree =
    live.fresh > 0 &&
    !engaged &&
    !hasSelection &&
    !isFetching &&
    lists.length === 1;
  useEffect(() => {
    if (isFree) {
      reload();
    }
  }, [isFree, reload]);
  return setEngaged;
}

/** The selected runs, or else all that are loaded and not hidden. */
function chartedRuns(
  { runs, named, live }: RunsView,
  { selected, hidden }: GridState,
  ids: readonly string[],
): Charted {
  const { metrics, params } = keysOfColumns(ids);
  const chosen =
    selected.length > 0
      ? selected.flatMap(id => named.get(id) ?? [])
      : runs.filter(({ runId }) => !hidden.includes(runId));
  return {
    runs: chosen.map(run => live.newer.get(run.runId) ?? run),
    metrics,
    params,
  };
}

function useExport(
  experiment: Experiment,
  { selected, hidden }: GridState,
  { runs, named }: RunsView,
  ids: readonly string[],
) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const announce = useAnnounce();
  return async (which: 'loaded' | 'selected') => {
    const chosen =
      which === 'selected'
        ? selected.flatMap(id => named.get(id) ?? [])
        : runs.filter(({ runId }) => !hidden.includes(runId));
    const table = runTable(
      chosen,
      ids,
      column => columnTitle(column, t),
      Date.now(),
    );
    saveFile(
      new Blob([await toCsv(table)], { type: 'text/csv' }),
      `${experiment.name}.csv`,
    );
    announce(t('experiments.grid.csvDone', { count: chosen.length }));
  };
}
