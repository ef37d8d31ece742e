/* eslint-disable @backstage/no-relative-monorepo-imports -- what is measured is inside of the plugin, which exports extensions only */
import { useMemo } from 'react';
import type { Run } from '../../../../../plugins/mlops/src/api';
import type { SortOrder } from '../../../../../plugins/mlops/src/components';
import { arrangeRuns } from '../../../../../plugins/mlops/src/mlflow/grid/arrangeRuns';
import { RunsGrid } from '../../../../../plugins/mlops/src/mlflow/grid/RunsGrid';
import { useCellParts } from '../../../../../plugins/mlops/src/mlflow/grid/useCellParts';
import { useGridColumns } from '../../../../../plugins/mlops/src/mlflow/grid/useGridColumns';
import { columnIds } from './benchmarkRows';

const nothing = () => {};
const none: ReadonlySet<string> = new Set();
const noRuns: readonly Run[] = [];
const newer: ReadonlyMap<string, Run> = new Map();
const selectAll = { checked: false, label: 'all', onChange: nothing };
const widths = {};
const never = () => false;

/** The runs grid as the tab shows it, with the arranging that comes before it. */
export function OurGrid(props: {
  runs: readonly Run[];
  order: readonly SortOrder[];
}) {
  const { runs, order } = props;
  const parts = useCellParts();
  const columns = useGridColumns({
    ids: columnIds,
    runs,
    isPending: false,
    parts,
  });
  const lines = useMemo(
    () =>
      arrangeRuns(runs, {
        order,
        metrics: [],
        groupBy: undefined,
        open: none,
        children: undefined,
        hasChildren: () => false,
        without: none,
        now: 0,
      }),
    [runs, order],
  );
  return (
    <RunsGrid
      lines={lines}
      pinned={noRuns}
      newer={newer}
      columns={columns}
      parts={parts}
      widths={widths}
      onWidths={nothing}
      order={order}
      onOrder={nothing}
      isLowerBetter={never}
      selected={none}
      onSelect={nothing}
      selectAll={selectAll}
      onFold={nothing}
      onUnpin={nothing}
      isNested={false}
      groupKey=""
      hasMore={false}
      onEnd={undefined}
      onEngaged={nothing}
      isBusy={false}
    />
  );
}
