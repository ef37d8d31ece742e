import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import Paper from '@material-ui/core/Paper';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Experiment, Run } from '../../api';
import { oneOf } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import { useRunPath } from '../paths';
import { AxisSelect } from './AxisSelect';
import { type AxisKey, formatAxisKey } from './axisValues';
import { directionOf } from './directionOf';
import { MetricCharts } from './MetricCharts';
import { ParallelChart } from './ParallelChart';
import { ScatterChart } from './ScatterChart';
import { TrendChart } from './TrendChart';
import { useChangeAddress } from './useChartAddress';
import { usePrimaryMetric } from './usePrimaryMetric';

const kinds = ['history', 'parallel', 'scatter', 'trend'] as const;

const useStyles = makeStyles(
  theme => ({
    root: { minWidth: 0 },
    tabs: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      marginBottom: theme.spacing(2),
    },
    tab: { minWidth: 88, textTransform: 'none' },
    chart: {
      padding: theme.spacing(2),
      '& > * + *': { marginTop: theme.spacing(1.5) },
    },
  }),
  { name: 'MlopsRunsCharts' },
);

/** What is known of the model that everything is held against. */
interface Champion {
  readonly version: string;
  readonly metrics: Run['metrics'];
}

/** What the experiment says about it. */
type PrimaryMetric = Experiment['primaryMetric'];

interface RunsChartsProps {
  readonly server: string;
  /** That of the runs; it may say which metric they are judged by. */
  readonly experimentId: string;
  readonly runs: readonly Run[];
  /** The metrics and parameters to choose from; the runs have their values. */
  readonly metrics: readonly string[];
  readonly params: readonly string[];
  readonly champion?: Champion;
  /** The runs that brushing keeps; all of them where nothing is brushed. */
  readonly onSelect?: (runIds: readonly string[]) => void;
}

/** Charts of several runs: their histories, what they have in common, and how they came one after the other. */
export function RunsCharts(props: RunsChartsProps) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const [parameters] = useSearchParams();
  const change = useChangeAddress();
  const kind = oneOf(kinds, parameters.get('chart') ?? '') ?? 'history';
  return (
    <section className={classes.root} aria-label={t('charts.kinds')}>
      <Tabs
        className={classes.tabs}
        value={kind}
        onChange={(_, next) =>
          change({ chart: next === 'history' ? '' : next })
        }
        indicatorColor="primary"
        textColor="primary"
        variant="scrollable"
        scrollButtons="auto"
        aria-label={t('charts.kinds')}
      >
        {kinds.map(name => (
          <Tab
            key={name}
            className={classes.tab}
            value={name}
            id={`mlops-chart-tab-${name}`}
            aria-controls={`mlops-chart-${name}`}
            label={t(`charts.kind.${name}`)}
          />
        ))}
      </Tabs>
      {kinds.map(name => (
        <div
          key={name}
          role="tabpanel"
          id={`mlops-chart-${name}`}
          aria-labelledby={`mlops-chart-tab-${name}`}
          hidden={name !== kind}
        >
          {name === kind && <Kind {...props} kind={kind} />}
        </div>
      ))}
    </section>
  );
}

function Kind(props: RunsChartsProps & { kind: (typeof kinds)[number] }) {
  const { server, runs, metrics, onSelect } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const primaryMetric = usePrimaryMetric(props);
  const axes = useAxes(props, primaryMetric?.name);
  if (props.kind === 'history') {
    return (
      <MetricCharts
        server={server}
        runs={runs}
        metrics={metrics}
        isLive={runs.some(({ status }) => status === 'running')}
      />
    );
  }
  if (axes.every(({ kind }) => kind !== 'metrics')) {
    return <Typography>{t('charts.noHistory')}</Typography>;
  }
  const judged = axes[axes.length - 1].key;
  return (
    <Paper className={classes.chart}>
      {props.kind === 'parallel' && (
        <ParallelChart
          runs={runs}
          axes={axes}
          lowerIsBetter={
            directionOf(judged, primaryMetric)?.greaterIsBetter === false
          }
          onKept={kept => onSelect?.(kept ?? runs.map(({ runId }) => runId))}
        />
      )}
      {props.kind === 'scatter' && <ScatterChart runs={runs} axes={axes} />}
      {props.kind === 'trend' && (
        <RunTrend {...props} axes={axes} primaryMetric={primaryMetric} />
      )}
    </Paper>
  );
}

/** Parameters first, then metrics; the metric that runs are judged by comes last. */
function useAxes(
  props: RunsChartsProps,
  primary: string | undefined,
): readonly AxisKey[] {
  const { metrics, params } = props;
  const judged = primary ?? metrics[0];
  return useMemo(
    () => [
      ...params.map(key => ({ kind: 'params' as const, key })),
      ...metrics
        .filter(key => key !== judged)
        .map(key => ({ kind: 'metrics' as const, key })),
      ...(metrics.includes(judged)
        ? [{ kind: 'metrics' as const, key: judged }]
        : []),
    ],
    [metrics, params, judged],
  );
}

function RunTrend(
  props: RunsChartsProps & {
    axes: readonly AxisKey[];
    primaryMetric: PrimaryMetric;
  },
) {
  const { server, runs, champion, primaryMetric } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const [parameters] = useSearchParams();
  const change = useChangeAddress();
  const navigate = useNavigate();
  const pathOf = useRunPath();
  const axes = useMemo(
    () => props.axes.filter(({ kind }) => kind === 'metrics'),
    [props.axes],
  );
  const axis =
    axes.find(one => formatAxisKey(one) === parameters.get('cy')) ??
    axes[axes.length - 1];
  const points = useMemo(() => trendPoints(runs, axis.key), [runs, axis.key]);
  return (
    <>
      <AxisSelect
        label={t('charts.metric')}
        axes={axes}
        chosen={axis}
        onChosen={next => change({ cy: formatAxisKey(next) })}
      />
      <TrendChart
        title={t('charts.trendTitle', { metric: axis.key })}
        metric={axis.key}
        points={points}
        greaterIsBetter={directionOf(axis.key, primaryMetric)?.greaterIsBetter}
        champion={
          champion
            ? t('charts.championOf', { version: champion.version })
            : t('charts.champion')
        }
        standard={champion && valueOf(champion.metrics, axis.key)}
        pointTitle={t('charts.column.run')}
        onPoint={runId => runId && navigate(pathOf({ server, runId }))}
      />
    </>
  );
}

function trendPoints(runs: readonly Run[], metric: string) {
  return runs
    .flatMap(run =>
      run.startedAt
        ? [
            {
              id: run.runId,
              name: run.name,
              time: Date.parse(run.startedAt),
              value: valueOf(run.metrics, metric),
            },
          ]
        : [],
    )
    .sort((a, b) => a.time - b.time);
}

function valueOf(metrics: Run['metrics'], metric: string) {
  return metrics.find(({ key }) => key === metric)?.value;
}
