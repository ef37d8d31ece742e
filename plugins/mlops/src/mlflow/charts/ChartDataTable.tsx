import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import GetAppIcon from '@material-ui/icons/GetApp';
import Papa from 'papaparse';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import { saveFile } from '../artifacts/saveFile';

/** The numbers of a chart. The first cell names its row. */
export interface ChartData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** More rows are for a spreadsheet. */
const mostRows = 200;

const useStyles = makeStyles(
  theme => ({
    root: {
      fontVariantNumeric: 'tabular-nums',
      maxHeight: 360,
      overflow: 'auto',
    },
    // It scrolls sideways; broken numbers cannot be read.
    cell: {
      maxWidth: 260,
      overflow: 'hidden',
      padding: theme.spacing(0.5, 1.5),
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    footer: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
    },
  }),
  { name: 'MlopsChartDataTable' },
);

/** What a chart draws, to read and to take along. */
export function ChartDataTable(props: { title: string; data: ChartData }) {
  const { title, data } = props;
  const { columns, rows } = data;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  return (
    <>
      {/* Scrolling by keyboard needs the focus. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        className={classes.root}
        tabIndex={0}
        role="group"
        aria-label={title}
      >
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              {columns.map((column, index) => (
                <TableCell
                  key={column}
                  scope="col"
                  className={classes.cell}
                  align={alignOf(rows[0]?.[index])}
                >
                  {column}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.slice(0, mostRows).map((cells, row) => (
              <TableRow key={row}>
                {cells.map((cell, index) => (
                  <TableCell
                    key={columns[index]}
                    className={classes.cell}
                    align={alignOf(cell)}
                    {...(index === 0
                      ? { component: 'th', role: 'rowheader', scope: 'row' }
                      : {})}
                  >
                    {cell}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
      <div className={classes.footer}>
        <Button
          size="small"
          color="primary"
          startIcon={<GetAppIcon aria-hidden />}
          onClick={() => saveFile(csvOf(data), `${title}.csv`)}
        >
          {t('charts.csv')}
        </Button>
        {rows.length > mostRows && (
          <Typography variant="caption">
            {t('charts.firstRows', {
              shown: String(mostRows),
              total: String(rows.length),
            })}
          </Typography>
        )}
      </div>
    </>
  );
}

function alignOf(cell: string | number | undefined): 'left' | 'right' {
  return typeof cell === 'number' ? 'right' : 'left';
}

/** Names are anybody's text: what a spreadsheet would take for a formula is marked as text. */
export function csvOf({ columns, rows }: ChartData): Blob {
  const text = Papa.unparse(
    { fields: [...columns], data: rows.map(row => [...row]) },
    { escapeFormulae: true },
  );
  return new Blob([text], { type: 'text/csv' });
}
