import { memo } from 'react';
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
    // Not by opacity: grey text would become too pale to read.
    dimmed: { color: theme.palette.text.secondary, fontStyle: 'italic' },
    // As opaque as its row, which scrolls by under it.
    inSight: { backgroundColor: 'inherit', position: 'sticky', right: 0 },
  }),
  { name: 'MlopsDataTableCells' },
);

/** The header row: announced order, buttons where a click changes it. */
export function ColumnHeaders<T>(props: {
  columns: readonly DataColumn<T>[];
  sort: SortOrder | undefined;
  onSort: (sort: SortOrder | undefined) => void;
}) {
  const { columns, sort, onSort } = props;
  const classes = useStyles();
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

interface DataRowProps<T> {
  columns: readonly DataColumn<T>[];
  row: T;
  dimmed: boolean;
}

/** One row, drawn anew only when it or the columns are others. */
export const DataRow = memo(DrawnRow) as typeof DrawnRow;

function DrawnRow<T>(props: DataRowProps<T>) {
  const { columns, row, dimmed } = props;
  const classes = useStyles();
  return (
    <TableRow className={dimmed ? classes.dimmed : undefined}>
      {columns.map(column => (
        <TableCell
          key={column.id}
          align={column.align}
          className={`${classes.cell} ${
            column.staysInSight ? classes.inSight : ''
          }`}
          // The cell of the row header is one for screen readers, too.
          {...(column.rowHeader
            ? { component: 'th', role: 'rowheader', scope: 'row' }
            : {})}
        >
          {column.render(row)}
        </TableCell>
      ))}
    </TableRow>
  );
}
