import { useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import IconButton from '@material-ui/core/IconButton';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ChevronLeftIcon from '@material-ui/icons/ChevronLeft';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useDebounced } from '../../components/useDebounced';
import { mlopsTranslationRef } from '../../translation';
import type { ChartRun } from './axisValues';
import { HistoryChart } from './HistoryChart';
import { HistoryControls } from './HistoryControls';
import { preloadChart } from './LazyChart';
import { RunLegend } from './RunLegend';
import { SearchField } from './SearchField';
import { useChangeAddress } from './useChartAddress';
import { mostRuns } from './useMetricHistory';
import { useRunColours } from './useRunColours';

/** More charts at once are neither readable nor quick. */
const mostCharts = 12;

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(1.5) } },
    head: {
      alignItems: 'center',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5, 2),
    },
    pages: { alignItems: 'center', display: 'flex', marginLeft: 'auto' },
    charts: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 380px), 1fr))',
    },
    chart: { minWidth: 0, padding: theme.spacing(1.5, 2) },
  }),
  { name: 'MlopsMetricCharts' },
);

/** One chart for each metric of some runs, twelve at a time; all of them are drawn alike. */
export function MetricCharts(props: {
  server: string;
  runs: readonly ChartRun[];
  metrics: readonly string[];
  isLive: boolean;
}) {
  const { server, runs, metrics, isLive } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const colours = useRunColours(runs);
  const choice = useMetricChoice(metrics);
  useEffect(preloadChart, []);

  if (metrics.length === 0) {
    return <Typography>{t('charts.noHistory')}</Typography>;
  }
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        {metrics.length > 1 && <MetricSearch />}
        <HistoryControls />
        {choice.matching.length > mostCharts && <ChartPages {...choice} />}
      </div>
      {runs.length > 1 && (
        <RunLegend runs={runs.slice(0, mostRuns)} colours={colours} />
      )}
      {choice.shown.length === 0 && (
        <Typography role="status">{t('charts.noMetric')}</Typography>
      )}
      <div className={classes.charts}>
        {choice.shown.map(metric => (
          <Paper key={metric} className={classes.chart}>
            <HistoryChart
              server={server}
              runs={runs}
              metric={metric}
              colours={colours}
              isLive={isLive}
              withoutLegend
            />
          </Paper>
        ))}
      </div>
    </div>
  );
}

/** Which metrics are searched for, and on which page one is. */
function useMetricChoice(metrics: readonly string[]) {
  const [parameters] = useSearchParams();
  const text = (parameters.get('metric') ?? '').toLocaleLowerCase('en-US');
  const matching = useMemo(
    () =>
      metrics.filter(metric =>
        metric.toLocaleLowerCase('en-US').includes(text),
      ),
    [metrics, text],
  );
  const pages = Math.max(1, Math.ceil(matching.length / mostCharts));
  const wanted = Math.trunc(Number(parameters.get('cpage'))) || 1;
  const page = Math.min(pages, Math.max(1, wanted));
  const start = (page - 1) * mostCharts;
  return {
    matching,
    page,
    pages,
    start,
    shown: matching.slice(start, start + mostCharts),
  };
}

function MetricSearch() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const [parameters] = useSearchParams();
  const change = useChangeAddress();
  const [text, setText] = useDebounced(parameters.get('metric') ?? '', next =>
    change({ metric: next, cpage: '' }, { replace: true }),
  );
  return (
    <SearchField
      label={t('charts.metricSearch')}
      text={text}
      onText={setText}
    />
  );
}

function ChartPages(props: {
  matching: readonly string[];
  shown: readonly string[];
  start: number;
  page: number;
  pages: number;
}) {
  const { matching, shown, start, page, pages } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const change = useChangeAddress();
  return (
    <div className={classes.pages}>
      <Typography variant="body2" role="status">
        {t('charts.page', {
          from: String(start + 1),
          to: String(start + shown.length),
          total: String(matching.length),
        })}
      </Typography>
      <IconButton
        size="small"
        aria-label={t('charts.previous')}
        disabled={page === 1}
        onClick={() => change({ cpage: page > 2 ? String(page - 1) : '' })}
      >
        <ChevronLeftIcon />
      </IconButton>
      <IconButton
        size="small"
        aria-label={t('charts.next')}
        disabled={page === pages}
        onClick={() => change({ cpage: String(page + 1) })}
      >
        <ChevronRightIcon />
      </IconButton>
    </div>
  );
}
