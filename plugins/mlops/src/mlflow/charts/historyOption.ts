import type { ChartOption } from './ChartOption';
import { axisStyle, plotArea, shortNumber, tooltipStyle } from './chartParts';
import type { Range, XAxis } from './MetricSeries';
import type { HistoryPlot, PlotPoint } from './plotHistory';
import type { RunColour } from './runColours';
import { tooltipElement } from './tooltip';
import type { ChartTheme } from './useChartTheme';

/** Lines with fewer points have marks, so that a single point can be seen. */
const mostMarked = 60;

/** Beyond this the lines before smoothing would hide those after it. */
const mostWithRaw = 10;

/** What a chart of lines needs besides its points. */
export interface HistoryLook {
  readonly x: XAxis;
  readonly log: boolean;
  readonly range: Range | undefined;
  readonly nameOf: (run: string) => string;
  readonly colourOf: (run: string) => RunColour;
  readonly formatX: (x: number) => string;
  /** Shorter, for the axis. */
  readonly formatTick: (x: number) => string;
  readonly more: (count: number) => string;
  readonly theme: ChartTheme;
}

/** The history of a metric, one line for each run. */
export function historyOption(
  plot: HistoryPlot,
  look: HistoryLook,
): ChartOption {
  const { x, log, range, nameOf, colourOf, formatX, formatTick, more, theme } =
    look;
  const axis = axisStyle(theme);
  const withRaw = plot.lines.length <= mostWithRaw;
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: plotArea,
    xAxis: {
      ...axis,
      type: x === 'time' ? 'time' : 'value',
      min: range?.[0] ?? 'dataMin',
      max: range?.[1] ?? 'dataMax',
      minInterval: x === 'step' ? 1 : undefined,
      splitLine: { show: false },
      axisLabel: {
        ...axis.axisLabel,
        ...(x === 'time' ? {} : { formatter: formatTick }),
      },
      axisPointer: { snap: true },
    },
    yAxis: {
      ...axis,
      type: log ? 'log' : 'value',
      scale: true,
      axisLabel: { ...axis.axisLabel, formatter: shortNumber },
    },
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'axis',
      formatter: items => historyTooltip(items, colourOf, formatX, more),
    },
    series: plot.lines.flatMap(({ run, points, raw }) => {
      const { colour, line } = colourOf(run);
      const base = {
        type: 'line' as const,
        name: nameOf(run),
        data: points as PlotPoint[],
        sampling: 'lttb' as const,
        symbol: 'circle',
        showSymbol: points.length <= mostMarked,
        symbolSize: 4,
        itemStyle: { color: colour },
        lineStyle: { color: colour, type: line, width: 2 },
        emphasis: { lineStyle: { width: 3 } },
      };
      const smoothed = { ...base, id: run };
      return raw && withRaw
        ? [
            {
              ...base,
              id: `raw ${run}`,
              data: raw as PlotPoint[],
              showSymbol: false,
              silent: true,
              tooltip: { show: false },
              lineStyle: { ...base.lineStyle, width: 1, opacity: 0.3 },
            },
            smoothed,
          ]
        : [smoothed];
    }),
  };
}

/** What ECharts tells of a point under the pointer. */
interface TooltipItem {
  readonly seriesId?: string;
  readonly seriesName?: string;
  readonly value?: unknown;
}

function historyTooltip(
  items: unknown,
  colourOf: (run: string) => RunColour,
  formatX: (x: number) => string,
  more: (count: number) => string,
): HTMLElement {
  const rows = (Array.isArray(items) ? items : [items]).flatMap(
    ({ seriesId = '', seriesName = '', value }: TooltipItem) => {
      const [x, y] = value as PlotPoint;
      return y === null || seriesId.startsWith('raw ')
        ? []
        : [{ run: seriesId, name: seriesName, x, y }];
    },
  );
  // The greatest first, as the lines lie above one another.
  rows.sort((a, b) => b.y - a.y);
  return tooltipElement(
    rows.length > 0 ? formatX(rows[0].x) : '',
    rows.map(({ run, name, y }) => ({
      colour: colourOf(run).colour,
      name,
      value: shortNumber(y),
    })),
    more,
  );
}
