import { useMemo } from 'react';
import IconButton from '@material-ui/core/IconButton';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ChevronLeftIcon from '@material-ui/icons/ChevronLeft';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useSearchParams } from 'react-router-dom';
import type { RunDetail } from '../../api';
import { useDebounced } from '../../components/useDebounced';
import { mlopsTranslationRef } from '../../translation';
import { SearchField } from '../charts/SearchField';
import { useChangeAddress } from '../charts/useChartAddress';
import { MetricRow } from './MetricRow';

/** Each may have a small chart, which has to be asked for. */
const pageSize = 12;

const useStyles = makeStyles(
  theme => ({
    head: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
      marginBottom: theme.spacing(1),
    },
    pages: { alignItems: 'center', display: 'flex', marginLeft: 'auto' },
    table: { fontVariantNumeric: 'tabular-nums', overflowX: 'auto' },
    number: { whiteSpace: 'nowrap' },
  }),
  { name: 'MlopsRunMetrics' },
);

/** The metrics of a run with their last, least and greatest values, and the course of those that have one. */
export function RunMetrics(props: { run: RunDetail }) {
  const { run } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const [parameters] = useSearchParams();
  const change = useChangeAddress();
  const [text, setText] = useDebounced(parameters.get('metric') ?? '', next =>
    change({ metric: next, mpage: '' }, { replace: true }),
  );
  const metrics = useMemo(() => {
    const system = new Set(run.systemMetrics);
    return run.metrics.filter(({ key }) => !system.has(key));
  }, [run]);
  const matching = useMemo(() => {
    const wanted = text.trim().toLocaleLowerCase('en-US');
    return metrics.filter(({ key }) =>
      key.toLocaleLowerCase('en-US').includes(wanted),
    );
  }, [metrics, text]);
  const wantedPage = (Math.trunc(Number(parameters.get('mpage'))) || 1) - 1;
  const setPage = (next: number) =>
    change({ mpage: next > 0 ? String(next + 1) : '' });
  const pages = Math.max(1, Math.ceil(matching.length / pageSize));
  const page = Math.max(0, Math.min(wantedPage, pages - 1));
  const shown = matching.slice(page * pageSize, (page + 1) * pageSize);

  if (metrics.length === 0) {
    return <Typography variant="body2">{t('run.metrics.none')}</Typography>;
  }
  return (
    <>
      {metrics.length > pageSize / 2 && (
        <div className={classes.head}>
          <SearchField
            label={t('run.metrics.search')}
            text={text}
            onText={setText}
          />
          {pages > 1 && (
            <div className={classes.pages}>
              <Typography variant="body2" role="status">
                {t('run.metrics.page', {
                  from: String(page * pageSize + 1),
                  to: String(page * pageSize + shown.length),
                  total: String(matching.length),
                })}
              </Typography>
              <IconButton
                size="small"
                aria-label={t('run.metrics.previous')}
                disabled={page === 0}
                onClick={() => setPage(page - 1)}
              >
                <ChevronLeftIcon />
              </IconButton>
              <IconButton
                size="small"
                aria-label={t('run.metrics.next')}
                disabled={page === pages - 1}
                onClick={() => setPage(page + 1)}
              >
                <ChevronRightIcon />
              </IconButton>
            </div>
          )}
        </div>
      )}
      {matching.length === 0 ? (
        <Typography variant="body2" role="status">
          {t('run.metrics.noneMatch')}
        </Typography>
      ) : (
        // Scrolling by keyboard needs the focus.
        <div
          className={classes.table}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          role="group"
          aria-label={t('run.metrics.title')}
        >
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell scope="col">{t('run.metrics.name')}</TableCell>
                <TableCell scope="col" align="right" className={classes.number}>
                  {t('run.metrics.last')}
                </TableCell>
                <TableCell scope="col">{t('run.metrics.course')}</TableCell>
                {(['min', 'max'] as const).map(column => (
                  <TableCell
                    key={column}
                    scope="col"
                    align="right"
                    className={classes.number}
                  >
                    {t(`run.metrics.${column}`)}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {shown.map(metric => (
                <MetricRow key={metric.key} run={run} metric={metric} />
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </>
  );
}
