import { useCallback, useMemo } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useFormat } from '../../components';
import { mlopsTranslationRef } from '../../translation';
import type { ChartRun } from './axisValues';
import { shortNumber } from './chartParts';
import { historyStats } from './historyStats';
import type { MetricSeries } from './MetricSeries';
import type { HistoryPlot } from './plotHistory';
import type { HistoryAddress } from './useChartAddress';

/** So many runs are put into words. */
const mostTold = 5;

/** What a chart of histories says: names, places along the axis, its text alternative, and what it does not show. */
export function useHistoryText(options: {
  metric: string;
  runs: readonly ChartRun[];
  view: HistoryAddress;
  plot: HistoryPlot;
  series: readonly MetricSeries[];
}) {
  const { metric, runs, view, plot, series } = options;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const format = useFormat();

  const names = useMemo(
    () => new Map(runs.map(({ runId, name }) => [runId, name])),
    [runs],
  );
  const nameOf = useCallback((run: string) => names.get(run) ?? run, [names]);
  const formatX = useCallback(
    (x: number) => {
      if (view.x === 'step') {
        return t('charts.step', { step: shortNumber(x) });
      }
      return view.x === 'time'
        ? format.absolute(new Date(x).toISOString())
        : format.duration(x * 1000);
    },
    [view.x, t, format],
  );
  const formatTick = useCallback(
    (x: number) =>
      view.x === 'step' ? shortNumber(x) : format.duration(x * 1000),
    [view.x, format],
  );
  const more = useCallback(
    (count: number) => t('charts.moreRuns', { count }),
    [t],
  );

  const told = series.slice(0, mostTold).flatMap(one => {
    const { count, min, max, last } = historyStats(one);
    return count === 0
      ? []
      : t('charts.told', {
          name: nameOf(one.run),
          last: typeof last === 'number' ? shortNumber(last) : String(last),
          min: min === undefined ? '–' : shortNumber(min),
          max: max === undefined ? '–' : shortNumber(max),
        });
  });
  const label = [
    t('charts.historyLabel', { metric, count: series.length }),
    ...told,
    ...(series.length > mostTold ? [more(series.length - mostTold)] : []),
  ].join(' ');

  const notes = [
    ...(plot.sampled > 0
      ? [
          t('charts.sampled', {
            shown: String(plot.sampled),
            steps: stepsOf(series),
          }),
        ]
      : []),
    ...(plot.undrawn > 0 ? [t('charts.undrawn', { count: plot.undrawn })] : []),
    ...(plot.belowLog > 0
      ? [t('charts.belowLog', { count: plot.belowLog })]
      : []),
  ];

  const speak = useCallback(
    (place: number) => {
      const [x] = plot.lines[0]?.points[place] ?? [];
      if (x === undefined) {
        return '';
      }
      const values = plot.lines
        .slice(0, mostTold)
        .flatMap(({ run, points }) => {
          const y = points.find(point => point[0] === x)?.[1];
          return y === undefined || y === null
            ? []
            : `${nameOf(run)} ${shortNumber(y)}`;
        });
      return [formatX(x), ...values].join(', ');
    },
    [plot, nameOf, formatX],
  );
  return { nameOf, formatX, formatTick, more, label, notes, speak };
}

/** From the first step to the last of those that are sampled. */
function stepsOf(series: readonly MetricSeries[]): string {
  const ends = series.flatMap(({ points, sampled }) =>
    sampled ? [points[0]?.[0] ?? 0, points[points.length - 1]?.[0] ?? 0] : [],
  );
  return `${Math.min(...ends)}–${Math.max(...ends)}`;
}
