import { useMemo, useState } from 'react';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Paper from '@material-ui/core/Paper';
import Switch from '@material-ui/core/Switch';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunDetail } from '../../api';
import { useDebounced } from '../../components/useDebounced';
import { mlopsTranslationRef } from '../../translation';
import { SearchField } from '../charts/SearchField';
import { CompareCell, CompareKey } from './CompareCell';
import { CompareHead } from './CompareHead';
import type { ComparedRow } from './compareRuns';
import { useCompareAddress } from './useCompareAddress';
import { useFactRows } from './useFactRows';

/** Runs may have thousands of metrics. */
const pageSize = 200;

/** What the runs came to first. */
const kinds = ['metrics', 'params', 'facts', 'system'] as const;

const useStyles = makeStyles(
  theme => ({
    bar: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
      marginBottom: theme.spacing(1.5),
    },
    table: {
      fontVariantNumeric: 'tabular-nums',
      maxHeight: '75vh',
      overflow: 'auto',
      '& table': { borderCollapse: 'separate', width: 'auto' },
    },
    kind: {
      backgroundColor: theme.palette.background.paper,
      fontWeight: 700,
      left: 0,
      position: 'sticky',
    },
    text: { padding: theme.spacing(2) },
  }),
  { name: 'MlopsCompareTable' },
);

/** A column for each run, a row for each parameter and metric. */
export function CompareTable(props: {
  runs: readonly RunDetail[];
  rows: readonly ComparedRow[];
}) {
  const { runs } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const address = useCompareAddress();
  const { onlyDifferences, setOnlyDifferences } = address;
  const [text, setText] = useDebounced(address.text, address.setText);
  const facts = useFactRows(runs);
  const [pages, setPages] = useState(1);

  const matching = useMemo(() => {
    const wanted = text.trim().toLocaleLowerCase('en-US');
    const all = [...facts, ...props.rows].filter(
      ({ key, differs }) =>
        key.toLocaleLowerCase('en-US').includes(wanted) &&
        (differs || !onlyDifferences || runs.length < 2),
    );
    return kinds.flatMap(kind => all.filter(row => row.kind === kind));
  }, [facts, props.rows, text, onlyDifferences, runs.length]);
  const shown = matching.slice(0, pages * pageSize);
  const rest = matching.length - shown.length;
  return (
    <>
      <div className={classes.bar}>
        <SearchField label={t('compare.search')} text={text} onText={setText} />
        <FormControlLabel
          control={
            <Switch
              size="small"
              color="primary"
              checked={onlyDifferences}
              onChange={(_, checked) => setOnlyDifferences(checked)}
            />
          }
          label={
            <Typography variant="body2">
              {t('compare.onlyDifferences')}
            </Typography>
          }
        />
      </div>
      {/* Scrolling by keyboard needs the focus. */}
      <Paper
        className={classes.table}
        tabIndex={0}
        role="group"
        aria-label={t('compare.table')}
      >
        <Table size="small" stickyHeader>
          <CompareHead runs={runs} />
          <TableBody>
            {kinds.map(kind => {
              const ofKind = shown.filter(row => row.kind === kind);
              return (
                ofKind.length > 0 && [
                  <TableRow key={kind}>
                    <TableCell
                      component="th"
                      scope="rowgroup"
                      className={classes.kind}
                    >
                      {t(`compare.kind.${kind}`)}
                    </TableCell>
                    <TableCell colSpan={runs.length} />
                  </TableRow>,
                  ...ofKind.map(row => (
                    <TableRow key={`${kind} ${row.key}`} hover>
                      <CompareKey row={row} />
                      {row.cells.map((cell, index) => (
                        <CompareCell
                          key={runs[index].runId}
                          cell={cell}
                          isNumeric={kind === 'metrics' || kind === 'system'}
                        />
                      ))}
                    </TableRow>
                  )),
                ]
              );
            })}
          </TableBody>
        </Table>
        {matching.length === 0 && (
          <Typography className={classes.text} role="status">
            {t(text ? 'compare.noneMatch' : 'compare.allSame')}
          </Typography>
        )}
      </Paper>
      {rest > 0 && (
        <Button color="primary" onClick={() => setPages(pages + 1)}>
          {t('compare.showMore', { count: Math.min(rest, pageSize) })}
        </Button>
      )}
    </>
  );
}
