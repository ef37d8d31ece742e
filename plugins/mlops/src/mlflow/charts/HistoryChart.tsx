import { useMemo, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import Skeleton from '@material-ui/lab/Skeleton';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ErrorPanel } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import type { ChartRun } from './axisValues';
import { ChartFrame } from './ChartFrame';
import { historyData } from './historyData';
import { historyOption } from './historyOption';
import { LazyChart } from './LazyChart';
import { mostRuns, useMetricHistory } from './useMetricHistory';
import { plotHistory, stepRange } from './plotHistory';
import { RunLegend } from './RunLegend';
import type { RunColour } from './runColours';
import { useChartTheme } from './useChartTheme';
import { useHistoryAddress } from './useChartAddress';
import { useHistoryText } from './useHistoryText';
import { useSeen } from './useSeen';
import { barsHeight, ValueBars } from './ValueBars';

const useStyles = makeStyles(
  { skeleton: { borderRadius: 2 } },
  { name: 'MlopsHistoryChart' },
);

/** How one metric of some runs went. Give it the metric's key. */
export function HistoryChart(props: {
  server: string;
  runs: readonly ChartRun[];
  metric: string;
  colours: ReadonlyMap<string, RunColour>;
  /** Whether a run is still logging. */
  isLive: boolean;
  /** In pixels. */
  height?: number;
  /** Where one legend stands for many charts. */
  withoutLegend?: boolean;
}) {
  const { metric, colours, height = 240 } = props;
  const runs = useMemo(() => props.runs.slice(0, mostRuns), [props.runs]);
  const { t } = useTranslationRef(mlopsTranslationRef);
  const classes = useStyles();
  const theme = useChartTheme();
  const root = useRef<HTMLElement>(null);
  const isSeen = useSeen(root);
  const [emphasised, setEmphasised] = useState<string>();
  const { view, setRange } = useHistoryAddress(metric);

  const ids = useMemo(() => runs.map(({ runId }) => runId), [runs]);
  const starts = useMemo(() => startsOf(runs), [runs]);
  const { data, whole, query } = useHistory({
    ...props,
    runs: ids,
    starts,
    isSeen,
  });
  const plot = useMemo(
    () => plotHistory(data ?? [], { ...view, starts }),
    [data, view, starts],
  );
  const text = useHistoryText({ metric, runs, view, plot, series: data ?? [] });
  const option = useMemo(
    () =>
      historyOption(plot, {
        ...view,
        theme,
        nameOf: text.nameOf,
        colourOf: run => colours.get(run)!,
        formatX: text.formatX,
        formatTick: text.formatTick,
        more: text.more,
      }),
    [
      plot,
      view,
      theme,
      colours,
      text.nameOf,
      text.formatX,
      text.formatTick,
      text.more,
    ],
  );

  const isSingle = whole?.every(({ points }) => points.length < 2);
  let content = (
    <Skeleton
      className={classes.skeleton}
      variant="rect"
      height={hasCourse(runs, metric) ? height : barsHeight(runs.length)}
    />
  );
  if (query.error && !data) {
    content = (
      <ErrorPanel what={metric} error={query.error} onRetry={query.refetch} />
    );
  } else if (whole && isSingle) {
    content = <ValueBars runs={runs} series={whole} colours={colours} />;
  } else if (data) {
    content = (
      <LazyChart
        option={option}
        label={text.label}
        height={height}
        onRange={setRange}
        speak={text.speak}
        places={plot.lines[0]?.points.length}
        emphasised={emphasised}
      />
    );
  }
  return (
    <ChartFrame
      rootRef={root}
      title={metric}
      action={
        view.range && (
          <Button size="small" onClick={() => setRange(undefined)}>
            {t('charts.wholeRange')}
          </Button>
        )
      }
      notes={[
        ...(isSingle ? [] : text.notes),
        ...(props.runs.length > runs.length
          ? [
              t('charts.firstRuns', {
                shown: String(runs.length),
                total: String(props.runs.length),
              }),
            ]
          : []),
      ]}
      data={() =>
        historyData(data ?? [], {
          nameOf: text.nameOf,
          columns: [
            t('charts.column.run'),
            t('charts.column.step'),
            metric,
            t('charts.column.time'),
          ],
        })
      }
    >
      {content}
      {!props.withoutLegend && !isSingle && runs.length > 1 && (
        <RunLegend runs={runs} colours={colours} onPoint={setEmphasised} />
      )}
    </ChartFrame>
  );
}

/** The whole history, and the part of it that is zoomed in on, which is asked for by itself. */
function useHistory(options: {
  server: string;
  runs: readonly string[];
  metric: string;
  starts: ReadonlyMap<string, number>;
  isLive: boolean;
  isSeen: boolean;
}) {
  const { server, runs, metric, starts, isLive, isSeen } = options;
  const { view } = useHistoryAddress(metric);
  const request = { server, runs, metric, isLive };
  const query = useMetricHistory({ ...request, enabled: isSeen });
  const isSampled = query.data?.some(({ sampled }) => sampled);
  const steps =
    query.data && view.range && isSampled
      ? stepRange(query.data, view.range, { x: view.x, starts })
      : undefined;
  const part = useMetricHistory({
    ...request,
    steps,
    enabled: isSeen && steps !== undefined,
  });
  // Until the part is there, the coarse one is better than nothing.
  const data = steps && part.data && !part.isPrevious ? part.data : query.data;
  return {
    whole: query.data,
    // An answer to the question before may be about runs that are not drawn any more.
    data: useMemo(
      () => data?.filter(({ run }) => runs.includes(run)),
      [data, runs],
    ),
    query,
  };
}

/** Whether a run logged the metric at a later step than the first, so that there will be lines. */
function hasCourse(runs: readonly ChartRun[], metric: string): boolean {
  return runs.some(({ metrics }) =>
    metrics.some(({ key, step = 0 }) => key === metric && step > 0),
  );
}

function startsOf(runs: readonly ChartRun[]): ReadonlyMap<string, number> {
  return new Map(
    runs.flatMap(({ runId, startedAt }): [string, number][] =>
      startedAt ? [[runId, Date.parse(startedAt)]] : [],
    ),
  );
}
