import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useMemo,
  useState,
} from 'react';
import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../translation';
import type { DataColumn } from './DataColumn';
import { ColumnHeaders, DataRow } from './DataTableCells';
import { moveAcrossRows } from './moveAcrossRows';
import { sortRows, type SortOrder } from './sortRows';
import { useSteadyRows } from './useSteadyRows';

const useStyles = makeStyles(
  theme => ({
    root: {
      backgroundColor: theme.palette.background.paper,
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
 * A table for one page of a list: row headers, an announced order, arrow keys
 * between rows, and rows that stay where they are while somebody works with
 * them. Not core-components' Table, which draws all rows at once, twice, and
 * lets nobody type or scroll meanwhile.
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
  // Who only points at a row does not have all of them drawn anew.
  const table = useMemo(
    () => (
      <Table>
        <ColumnHeaders columns={columns} sort={sort} onSort={onSort} />
        <TableBody>
          {shown.map(row => (
            <DataRow
              key={rowKey(row)}
              columns={columns}
              row={row}
              dimmed={isDimmed?.(row) ?? false}
            />
          ))}
        </TableBody>
      </Table>
    ),
    [columns, sort, onSort, shown, rowKey, isDimmed],
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
        {table}
        {shown.length === 0 && (
          <div className={classes.none}>{props.empty}</div>
        )}
      </div>
    </section>
  );
}
