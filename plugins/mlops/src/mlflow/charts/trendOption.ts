import type { ChartOption } from './ChartOption';
import { axisStyle, plotArea, shortNumber, tooltipStyle } from './chartParts';
import { palettes } from './runColours';
import { tooltipElement } from './tooltip';
import type { TrendMark } from './trend';
import type { ChartTheme } from './useChartTheme';

/** A metric over time, or over versions that stand in a row, with the champion's line. */
export function trendOption(
  marks: readonly TrendMark[],
  look: {
    readonly theme: ChartTheme;
    readonly metric: string;
    /** The champion's value and what to call it. */
    readonly champion: string;
    readonly standard: number | undefined;
    readonly formatTime: (time: number) => string;
  },
): ChartOption {
  const { theme, metric, champion, standard, formatTime } = look;
  const overTime = marks.some(({ time }) => time !== undefined);
  const axis = axisStyle(theme);
  const [blue, orange] = palettes[theme.mode];
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { ...plotArea, right: 32, top: 28 },
    xAxis: overTime
      ? { ...axis, type: 'time', splitLine: { show: false } }
      : {
          ...axis,
          type: 'category',
          data: marks.map(({ name }) => name),
          splitLine: { show: false },
        },
    yAxis: {
      ...axis,
      type: 'value',
      scale: true,
      axisLabel: { ...axis.axisLabel, formatter: shortNumber },
    },
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'item',
      formatter: item => {
        const { dataIndex } = item as { dataIndex?: number };
        const mark = dataIndex === undefined ? undefined : marks[dataIndex];
        return mark?.number === undefined
          ? ''
          : tooltipElement(
              mark.time === undefined
                ? mark.name
                : `${mark.name} · ${formatTime(mark.time)}`,
              [{ name: metric, value: shortNumber(mark.number) }],
              String,
            );
      },
    },
    series: [
      {
        type: 'line',
        name: metric,
        symbolSize: marks.length > 200 ? 5 : 9,
        showSymbol: true,
        // Over time runs are tries, not one thing that changes.
        lineStyle: { color: blue, width: overTime ? 0 : 2 },
        itemStyle: { color: blue },
        data: marks.map(({ time, number, isChampion, isWorse }, index) => ({
          value: [time ?? index, number ?? null] as (number | null)[],
          symbol: symbolOf(isChampion, isWorse),
          itemStyle: {
            color: isWorse ? orange : (isChampion && theme.accent) || blue,
          },
        })),
        ...(standard === undefined
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                // Otherwise it is rounded to two digits, and lies elsewhere.
                precision: 12,
                data: [{ yAxis: standard }],
                lineStyle: { color: theme.accent, type: 'dashed', width: 1 },
                label: {
                  formatter: `${champion} ${shortNumber(standard)}`,
                  position: 'insideStartTop',
                  color: theme.text,
                  backgroundColor: theme.paper,
                  padding: 2,
                },
              },
            }),
      },
    ],
  };
}

/** Never by colour alone. */
function symbolOf(isChampion: boolean | undefined, isWorse: boolean): string {
  if (isChampion) {
    return 'diamond';
  }
  return isWorse ? 'triangle' : 'circle';
}
