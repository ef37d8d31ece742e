import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import Button from '@material-ui/core/Button';
import TablePagination from '@material-ui/core/TablePagination';
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

/**
 * core-components' Table with paging, plus what it lacks: row headers, an
 * announced order, arrow keys between rows and rows that stay where they are
 * while somebody works with them.
 */
export function DataTable<T extends object>(props: {
  title: string;
  columns: readonly DataColumn<T>[];
  rows: readonly T[];
  /** All rows when `rows` is filtered. */
  pool?: readonly T[];
  rowKey: (row: T) => string;
  isDimmed?: (row: T) => boolean;
  sort: SortOrder | undefined;
  onSort: (sort: SortOrder | undefined) => void;
  page?: number;
  onPage?: (page: number) => void;
  /** Names the filter, so that another one shows at once. */
  view?: string;
  empty: ReactNode;
}) {
  const { title, columns, rows, pool = rows, rowKey, isDimmed } = props;
  const { sort, onSort, page = 0, onPage, view = '' } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const theme = useTheme();
  const dimmed = { color: theme.palette.text.secondary, fontStyle: 'italic' };
  const [pageSize, setPageSize] = useState(20);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);

  const sorted = useMemo(
    () => sortRows(rows, columns, sort),
    [rows, columns, sort],
  );
  const { shown, waiting, accept } = useSteadyRows({
    rows: sorted,
    pool,
    rowKey,
    view: `${view} ${sort?.column} ${sort?.direction} ${page} ${pageSize}`,
    engaged: pointed || focused,
  });
  const lastPage = Math.max(0, Math.ceil(shown.length / pageSize) - 1);
  const currentPage = onPage ? Math.min(page, lastPage) : 0;
  const data = useMemo(() => {
    const start = currentPage * pageSize;
    const visible = onPage ? shown.slice(start, start + pageSize) : shown;
    // material-table writes into its rows, and these belong to the query cache.
    return visible.map(row => ({ id: rowKey(row), row }));
  }, [shown, currentPage, pageSize, onPage, rowKey]);

  const header = useMemo(
    () => ({ columns: columns as readonly DataColumn<never>[], sort, onSort }),
    [columns, sort, onSort],
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
        <HeaderContext.Provider value={header}>
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
                ...(isDimmed?.(item.row) ? dimmed : {}),
              }),
              search: false,
              showEmptyDataSourceMessage: false,
              sorting: false,
              toolbar: false,
            }}
          />
        </HeaderContext.Provider>
        {data.length === 0 && <div className={classes.none}>{props.empty}</div>}
      </div>
      {onPage && shown.length > Math.min(20, pageSize) && (
        <TablePagination
          component="div"
          count={shown.length}
          page={currentPage}
          onPageChange={(_, next) => onPage(next)}
          rowsPerPage={pageSize}
          rowsPerPageOptions={[20, 50, 100]}
          onRowsPerPageChange={event => setPageSize(Number(event.target.value))}
          labelRowsPerPage={t('table.rowsPerPage')}
          labelDisplayedRows={({ from, to, count }) =>
            t('table.pageOf', {
              from: String(from),
              to: String(to),
              total: String(count),
            })
          }
          SelectProps={{
            native: true,
            inputProps: { 'aria-label': t('table.rowsPerPage') },
          }}
          backIconButtonText={t('table.previousPage')}
          nextIconButtonText={t('table.nextPage')}
        />
      )}
    </section>
  );
}
