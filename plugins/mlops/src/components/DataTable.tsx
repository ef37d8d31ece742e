import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useMemo,
  useState,
} from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { Table } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';
import type { DataColumn } from './DataColumn';
import { ColumnHeaders, DataCell, HeaderContext } from './DataTableCells';
import { moveAcrossRows } from './moveAcrossRows';
import { sortRows, type SortOrder } from './sortRows';
import { useSteadyRows } from './useSteadyRows';

const useStyles = makeStyles(
  theme => ({
    root: {
      fontVariantNumeric: 'tabular-nums',
      minWidth: 0,
      // The table scrolls inside; the page never scrolls sideways.
      overflowX: 'auto',
      // Every second row has a colour of its own; a cell that stays in sight needs one in all.
      '& tr': { backgroundColor: theme.palette.background.paper },
    },
    newRows: {
      alignItems: 'center',
      display: 'flex',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 1.5),
    },
    none: { padding: theme.spacing(3, 1.5) },
  }),
  { name: 'MlopsDataTable' },
);

// Stable identities: core-components' Table would mount cells anew otherwise and lose the focus.
const tableComponents = { Header: ColumnHeaders, Cell: DataCell };

interface DataTableProps<T> {
  title: string;
  columns: readonly DataColumn<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  isDimmed?: (row: T) => boolean;
  sort: SortOrder | undefined;
  onSort: (sort: SortOrder | undefined) => void;
  /**
   * Names the request that `rows` answer, if the server filters or orders: rows
   * that answer another one show at once.
   */
  view?: string;
  empty: ReactNode;
}

/**
 * core-components' Table, plus what it lacks: row headers, an announced order,
 * arrow keys between rows and rows that stay where they are while somebody
 * works with them. It is for one page of a list.
 */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  // Many rows take their time to draw; meanwhile people type and scroll on.
  const shown = useDeferredValue(props);
  return useMemo(() => <SteadyTable {...shown} />, [shown]);
}

function SteadyTable<T extends object>(props: DataTableProps<T>) {
  const { title, columns, rows, rowKey, isDimmed } = props;
  const { sort, onSort } = props;
  const { view = `${sort?.column} ${sort?.direction}` } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const theme = useTheme();
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);

  const sorted = useMemo(
    () => sortRows(rows, columns, sort),
    [rows, columns, sort],
  );
  const { shown, waiting, accept } = useSteadyRows({
    rows: sorted,
    rowKey,
    view,
    engaged: pointed || focused,
  });
  const data = useMemo(
    // material-table writes into its rows, and these belong to the query cache.
    () => shown.map(row => ({ id: rowKey(row), row })),
    [shown, rowKey],
  );

  const header = useMemo(
    () => ({ columns: columns as readonly DataColumn<never>[], sort, onSort }),
    [columns, sort, onSort],
  );

  // Who only points at a row does not have all of them drawn anew.
  const table = useMemo(
    () => (
      <Table
        columns={columns.map(({ id, title: columnTitle }) => ({
          field: id,
          title: columnTitle,
          column: columns.find(column => column.id === id),
        }))}
        data={data}
        components={tableComponents}
        options={{
          draggable: false,
          emptyRowsWhenPaging: false,
          paging: false,
          rowStyle: item => ({
            // Not by opacity: grey text would become too pale to read.
            ...(isDimmed?.(item.row)
              ? { color: theme.palette.text.secondary, fontStyle: 'italic' }
              : {}),
          }),
          search: false,
          showEmptyDataSourceMessage: false,
          sorting: false,
          toolbar: false,
        }}
      />
    ),
    [columns, data, isDimmed, theme],
  );

  return (
    <section aria-label={title}>
      {waiting > 0 && (
        <div className={classes.newRows} role="status">
          {t('table.newRows', { count: waiting })}
          <Button size="small" color="primary" onClick={accept}>
            {t('table.show')}
          </Button>
        </div>
      )}
      {/* The handlers watch what happens to the controls inside; the element itself is none. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className={classes.root}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={() => setPointed(false)}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={(event: KeyboardEvent<HTMLElement>) => moveAcrossRows(event)}
      >
        <HeaderContext.Provider value={header}>{table}</HeaderContext.Provider>
        {data.length === 0 && <div className={classes.none}>{props.empty}</div>}
      </div>
    </section>
  );
}
