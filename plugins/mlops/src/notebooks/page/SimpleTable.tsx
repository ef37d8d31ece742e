import type { ReactNode } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';

/** Of a column on average, in pixels: where words broke any further, nobody could read them. */
const narrowest = 130;

const useStyles = makeStyles(
  theme => ({
    root: { fontVariantNumeric: 'tabular-nums', overflowX: 'auto' },
    head: { whiteSpace: 'nowrap' },
    cell: {
      lineHeight: theme.typography.body2.lineHeight,
      // Long words break.
      overflowWrap: 'anywhere',
      verticalAlign: 'baseline',
    },
  }),
  { name: 'MlopsSimpleTable' },
);

/** A short table inside of a panel: nothing to sort, nothing to filter. It scrolls by itself in a narrow window. */
export function SimpleTable(props: {
  label: string;
  columns: readonly string[];
  /** The first cell names its row. */
  rows: readonly {
    readonly key: string;
    readonly cells: readonly ReactNode[];
  }[];
}) {
  const { label, columns, rows } = props;
  const classes = useStyles();
  return (
    // Scrolling by keyboard needs the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.root} tabIndex={0} role="group" aria-label={label}>
      <Table size="small" style={{ minWidth: columns.length * narrowest }}>
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <TableCell key={column} scope="col" className={classes.head}>
                {column}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, cells }) => (
            <TableRow key={key}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <TableCell
                    key={index}
                    component="th"
                    role="rowheader"
                    scope="row"
                    className={classes.cell}
                  >
                    {cell}
                  </TableCell>
                ) : (
                  <TableCell key={index} className={classes.cell}>
                    {cell}
                  </TableCell>
                ),
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
