import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';
import {
  type AxisKey,
  type ChartRun,
  formatAxisKey,
  parseAxisKey,
  valueAxis,
} from './axisValues';
import { AxisRanges } from './AxisRanges';
import { AxisSelect, useAxisName } from './AxisSelect';
import { type AxisRange, brushed, formatRange, parseRange } from './brush';
import { ChartFrame } from './ChartFrame';
import { LazyChart } from './LazyChart';
import type { Range } from './MetricSeries';
import { parallelOption } from './parallelOption';
import { useChangeAddress } from './useChartAddress';
import { useChartTheme } from './useChartTheme';

/** More axes than this stand too close. */
const mostAxes = 12;
const height = 320;

/** Runs as lines across parameters and metrics. Brushing an axis keeps the runs in that part. */
export function ParallelChart(props: {
  runs: readonly ChartRun[];
  /** In the order in which they stand; the last one gives the colours. */
  axes: readonly AxisKey[];
  lowerIsBetter: boolean;
  /** The runs that are kept; undefined when nothing is brushed. */
  onKept?: (runIds: readonly string[] | undefined) => void;
}) {
  const { runs, lowerIsBetter, onKept } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const theme = useChartTheme();
  const nameOf = useAxisName();
  const change = useChangeAddress();
  const { shown, ranges } = useParallelAddress(props.axes);

  const axes = useMemo(
    () => shown.map(axis => valueAxis(runs, axis)),
    [shown, runs],
  );
  const option = useMemo(
    () => parallelOption(axes, runs.length, { theme, lowerIsBetter }),
    [axes, runs.length, theme, lowerIsBetter],
  );
  const axisRanges = useMemo(
    () =>
      new Map<string, Range>(
        ranges.map(({ axis, range }) => [formatAxisKey(axis), range]),
      ),
    [ranges],
  );
  const kept = useMemo(
    () => brushed(axes, ranges, runs.length),
    [axes, ranges, runs.length],
  );

  const setRanges = (next: readonly AxisRange[]) => {
    change({ brush: next.map(formatRange) });
    const isKept = brushed(axes, next, runs.length);
    onKept?.(
      next.length > 0
        ? runs.flatMap(({ runId }, index) => (isKept[index] ? runId : []))
        : undefined,
    );
  };
  const setRange = (axis: AxisKey, range: Range | undefined) =>
    setRanges([
      ...ranges.filter(one => formatAxisKey(one.axis) !== formatAxisKey(axis)),
      ...(range ? [{ axis, range }] : []),
    ]);
  const brush = (axisId: string, range: Range | undefined) => {
    const axis = parseAxisKey(axisId);
    const before = axisRanges.get(axisId);
    if (axis && before?.join() !== range?.join()) {
      setRange(axis, range);
    }
  };

  const keptCount = kept.filter(Boolean).length;
  return (
    <>
      <AxisSelect
        multiple
        label={t('charts.axes')}
        axes={props.axes}
        chosen={shown}
        most={mostAxes}
        onChosen={next => change({ axes: next.map(formatAxisKey) })}
      />
      {axes.length < 2 ? (
        <Typography role="status">{t('charts.axesFew')}</Typography>
      ) : (
        <>
          <ChartFrame
            title={t('charts.parallelTitle')}
            notes={[t('charts.axesHelp')]}
            data={() => ({
              columns: [t('charts.column.run'), ...shown.map(nameOf)],
              rows: runs.flatMap((run, index) =>
                kept[index]
                  ? [[run.name, ...axes.map(({ texts }) => texts[index])]]
                  : [],
              ),
            })}
          >
            <LazyChart
              option={option}
              label={t('charts.parallelLabel', {
                total: String(runs.length),
                axes: shown.map(nameOf).join(', '),
              })}
              height={height}
              axisRanges={axisRanges}
              onAxisRange={brush}
            />
          </ChartFrame>
          <AxisRanges
            axes={axes}
            ranges={ranges}
            onRange={setRange}
            onClear={() => setRanges([])}
          />
          {ranges.length > 0 && (
            <Typography variant="body2" role="status">
              {t('charts.kept', {
                kept: String(keptCount),
                total: String(runs.length),
              })}
            </Typography>
          )}
        </>
      )}
    </>
  );
}

/** Which axes are drawn and what is brushed on them, by the address. */
function useParallelAddress(available: readonly AxisKey[]) {
  const [parameters] = useSearchParams();
  const chosen = parameters.getAll('axes').join('\n');
  const brush = parameters.getAll('brush').join('\n');
  const shown = useMemo(() => {
    const wanted = new Set(chosen.split('\n'));
    const found = available.filter(axis => wanted.has(formatAxisKey(axis)));
    // The last axis is what the runs are judged by.
    return found.length > 0 ? found.slice(0, mostAxes) : fewAxes(available);
  }, [available, chosen]);
  const ranges = useMemo(
    () => brush.split('\n').flatMap(text => parseRange(text) ?? []),
    [brush],
  );
  return { shown, ranges };
}

/** What went in and what came out: some parameters and the last metrics. */
function fewAxes(available: readonly AxisKey[]): readonly AxisKey[] {
  const params = available.filter(({ kind }) => kind === 'params').slice(0, 4);
  const metrics = available.filter(({ kind }) => kind === 'metrics');
  return [...params, ...metrics.slice(params.length - 6)];
}
