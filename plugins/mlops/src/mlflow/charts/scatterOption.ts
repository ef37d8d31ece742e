import type { ChartRun, ValueAxis } from './axisValues';
import type { ChartOption } from './ChartOption';
import { axisStyle, plotArea, shortNumber, tooltipStyle } from './chartParts';
import { palettes, type RunColour } from './runColours';
import { tooltipElement } from './tooltip';
import type { ChartTheme } from './useChartTheme';

const mostColours = 12;

/** One mark for each run that has both values; its id is the run. */
export function scatterOption(
  runs: readonly ChartRun[],
  x: ValueAxis,
  y: ValueAxis,
  look: {
    readonly theme: ChartTheme;
    readonly colourOf: (run: string) => RunColour;
  },
): ChartOption {
  const { theme, colourOf } = look;
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { ...plotArea, top: 36, bottom: 32 },
    xAxis: { ...axisOf(x, theme), nameLocation: 'middle', nameGap: 30 },
    yAxis: { ...axisOf(y, theme), nameLocation: 'end' },
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'item',
      formatter: item => {
        const { dataIndex = 0, data } = item as {
          dataIndex?: number;
          data?: { run?: number };
        };
        const index = data?.run ?? dataIndex;
        return tooltipElement(
          runs[index]?.name ?? '',
          [x, y].map(axis => ({ name: axis.key, value: axis.texts[index] })),
          String,
        );
      },
    },
    series: [
      {
        type: 'scatter',
        symbolSize: runs.length > 1000 ? 5 : 10,
        data: runs.flatMap(({ runId }, index) => {
          const at = [x.values[index], y.values[index]];
          return at[0] === undefined || at[1] === undefined
            ? []
            : [
                {
                  run: index,
                  value: at as number[],
                  itemStyle: {
                    // So many colours tell nothing apart.
                    color:
                      runs.length > mostColours
                        ? palettes[theme.mode][0]
                        : colourOf(runId).colour,
                    opacity: 0.8,
                  },
                },
              ];
        }),
      },
    ],
  };
}

function axisOf(axis: ValueAxis, theme: ChartTheme) {
  const style = axisStyle(theme);
  return axis.type === 'category'
    ? {
        ...style,
        type: 'category' as const,
        data: [...axis.categories],
        name: axis.key,
      }
    : {
        ...style,
        type: 'value' as const,
        scale: true,
        boundaryGap: ['4%', '4%'] as [string, string],
        name: axis.key,
        axisLabel: { ...style.axisLabel, formatter: shortNumber },
      };
}
