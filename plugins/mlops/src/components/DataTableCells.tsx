import { createContext, useContext } from 'react';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { makeStyles } from '@material-ui/core/styles';
import type { DataColumn } from './DataColumn';
import { type SortOrder, toggleSort } from './sortRows';

const useStyles = makeStyles(
  theme => ({
    header: {
      '&:first-child': { paddingLeft: theme.spacing(2) },
      borderBottom: `1px solid ${theme.palette.divider}`,
      borderTop: `1px solid ${theme.palette.divider}`,
      color: theme.palette.text.primary,
      fontWeight: 700,
      lineHeight: 1.4,
      padding: theme.spacing(1),
      whiteSpace: 'nowrap',
    },
    title: {
      maxWidth: 180,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
    },
    // Screen readers have it, nobody sees it.
    unseen: {
      clip: 'rect(0 0 0 0)',
      height: 1,
      overflow: 'hidden',
      position: 'absolute',
      width: 1,
    },
    cell: {
      color: 'inherit',
      '&:first-child': { paddingLeft: theme.spacing(2) },
      fontSize: theme.typography.body2.fontSize,
      lineHeight: theme.typography.body2.lineHeight,
      padding: theme.spacing(1),
      // First lines of all cells on one line, however tall a row is.
      verticalAlign: 'baseline',
    },
    // As opaque as its row, which scrolls by under it.
    inSight: { backgroundColor: 'inherit', position: 'sticky', right: 0 },
  }),
  { name: 'MlopsDataTableCells' },
);

interface HeaderState {
  readonly columns: readonly DataColumn<never>[];
  readonly sort: SortOrder | undefined;
  readonly onSort: (sort: SortOrder | undefined) => void;
}

/** How the header, which core-components' Table renders, learns of columns and order. */
export const HeaderContext = createContext<HeaderState>({
  columns: [],
  sort: undefined,
  onSort: () => undefined,
});

/** The header row: announced order, buttons where a click changes it. */
export function ColumnHeaders() {
  const classes = useStyles();
  const { columns, sort, onSort } = useContext(HeaderContext);
  return (
    <TableHead>
      <TableRow>
        {columns.map(column => {
          const sortable = column.sortValue || column.sortedElsewhere;
          const active = sort?.column === column.id;
          const title = (
            <span
              className={column.hiddenTitle ? classes.unseen : classes.title}
              title={column.hint}
            >
              {column.title}
            </span>
          );
          return (
            <TableCell
              key={column.id}
              scope="col"
              align={column.align}
              className={`${classes.header} ${
                column.staysInSight ? classes.inSight : ''
              }`}
              sortDirection={active ? sort.direction : false}
            >
              {sortable ? (
                <TableSortLabel
                  active={active}
                  direction={active ? sort.direction : 'asc'}
                  onClick={() => onSort(toggleSort(sort, column.id))}
                >
                  {title}
                </TableSortLabel>
              ) : (
                title
              )}
            </TableCell>
          );
        })}
      </TableRow>
    </TableHead>
  );
}

/** One cell; that of the row header is one for screen readers too. */
export function DataCell<T>(props: {
  columnDef: { column: DataColumn<T> };
  rowData: { row: T };
}) {
  const classes = useStyles();
  const { column } = props.columnDef;
  return (
    <TableCell
      align={column.align}
      className={`${classes.cell} ${
        column.staysInSight ? classes.inSight : ''
      }`}
      {...(column.rowHeader
        ? { component: 'th', role: 'rowheader', scope: 'row' }
        : {})}
    >
      {column.render(props.rowData.row)}
    </TableCell>
  );
}
