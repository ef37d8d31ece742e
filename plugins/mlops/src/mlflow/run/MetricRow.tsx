import { useMemo, useRef } from 'react';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunDetail } from '../../api';
import { mlopsTranslationRef } from '../../translation';
import { historyStats } from '../charts/historyStats';
import type { MetricSeries } from '../charts/MetricSeries';
import { useMetricHistory } from '../charts/useMetricHistory';
import { useSeen } from '../charts/useSeen';
import { metricFormat } from '../formatMetric';
import { useRunPath } from '../paths';
import { sparklinePath } from './sparkline';

const size = { width: 120, height: 28 };

const useStyles = makeStyles(
  theme => ({
    name: { maxWidth: 320, minWidth: 96, overflowWrap: 'anywhere' },
    number: { whiteSpace: 'nowrap' },
    line: {
      display: 'block',
      fill: 'none',
      overflow: 'visible',
      stroke:
        theme.palette.type === 'dark'
          ? theme.palette.primary.light
          : theme.palette.primary.main,
      strokeWidth: 1.5,
    },
  }),
  { name: 'MlopsMetricRow' },
);

/** One metric: its course is asked for when the row comes near the window. */
export function MetricRow(props: {
  run: RunDetail;
  metric: RunDetail['metrics'][number];
}) {
  const { run, metric } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const row = useRef<HTMLTableRowElement>(null);
  const isSeen = useSeen(row);
  const hasCourse = (metric.step ?? 0) > 0;
  const { data, error } = useMetricHistory({
    server: run.server,
    runs: useMemo(() => [run.runId], [run.runId]),
    metric: metric.key,
    isLive: run.status === 'running',
    enabled: isSeen && hasCourse,
  });
  const series = data?.[0];
  const stats = series && series.points.length > 0 && historyStats(series);
  const extremes = stats ? [stats.min ?? [], stats.max ?? []].flat() : [];
  const format = metricFormat([metric.value, ...extremes]);
  const end = (value: number | undefined) =>
    value === undefined ? '–' : format(value);
  return (
    <TableRow ref={row}>
      <TableCell
        component="th"
        role="rowheader"
        scope="row"
        className={classes.name}
      >
        {metric.key}
      </TableCell>
      <TableCell align="right" className={classes.number}>
        {format(metric.value)}
      </TableCell>
      <TableCell>
        {hasCourse && !series && !error && (
          <Skeleton variant="rect" {...size} />
        )}
        {error && !series && t('run.metrics.failed')}
        {stats && (
          <Course
            run={run}
            metric={metric.key}
            series={series}
            label={t('run.metrics.courseLabel', {
              metric: metric.key,
              total: String(stats.count),
              min: end(stats.min),
              max: end(stats.max),
            })}
          />
        )}
      </TableCell>
      {(['min', 'max'] as const).map(extreme => (
        <TableCell key={extreme} align="right" className={classes.number}>
          {stats && series.sampled ? (
            <Tooltip title={t('run.metrics.sampledMin')}>
              <span>≈ {end(stats[extreme])}</span>
            </Tooltip>
          ) : (
            stats && end(stats[extreme])
          )}
        </TableCell>
      ))}
    </TableRow>
  );
}

/** A line that leads to the chart. */
function Course(props: {
  run: RunDetail;
  metric: string;
  series: MetricSeries;
  label: string;
}) {
  const { run, metric, series, label } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const pathOf = useRunPath();
  const chart = new URLSearchParams({ tab: 'charts', metric });
  return (
    <Link
      to={`${pathOf(run)}?${chart}`}
      aria-label={`${t('run.metrics.chart', { metric })}. ${label}`}
    >
      <svg
        aria-hidden
        className={classes.line}
        {...size}
        viewBox={`0 0 ${size.width} ${size.height}`}
      >
        <path d={sparklinePath(series.points, size)} />
      </svg>
    </Link>
  );
}
