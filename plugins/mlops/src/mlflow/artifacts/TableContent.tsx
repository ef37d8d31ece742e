import { useMemo } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import { readTable } from './readTable';

const useStyles = makeStyles(
  {
    root: {
      fontVariantNumeric: 'tabular-nums',
      maxHeight: 560,
      overflow: 'auto',
    },
    cell: {
      maxWidth: 320,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'MlopsTableContent' },
);

/** A text file of separated values as a table. */
export function TableContent(props: { name: string; text: string }) {
  const { name, text } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const { header, rows, isCut, columns } = useMemo(
    () => readTable(text),
    [text],
  );
  return (
    <>
      {/* Scrolling by keyboard needs the focus. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.root} tabIndex={0} role="group" aria-label={name}>
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              {header.map((title, column) => (
                <TableCell key={column} scope="col" className={classes.cell}>
                  {title}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((cells, row) => (
              <TableRow key={row}>
                {cells.map((cell, column) => (
                  <TableCell
                    key={column}
                    className={classes.cell}
                    title={cell.length > 40 ? cell : undefined}
                  >
                    {cell}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
      <Typography variant="caption" component="div">
        {isCut
          ? t('artifacts.firstRows', { shown: String(rows.length) })
          : t('artifacts.rows', { count: rows.length })}
        {columns > header.length &&
          ` ${t('artifacts.firstColumns', {
            shown: String(header.length),
            total: String(columns),
          })}`}
      </Typography>
    </>
  );
}
