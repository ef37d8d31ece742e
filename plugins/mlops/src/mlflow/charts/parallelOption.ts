import { formatAxisKey, type ValueAxis } from './axisValues';
import type { ChartOption } from './ChartOption';
import { axisStyle, shortNumber } from './chartParts';
import type { ChartTheme } from './useChartTheme';

/** Dark to bright on paper, bright to dark at night: the better end stands out. */
const scales = {
  light: ['#b8c4d6', '#5b7fb8', '#123a80'],
  dark: ['#5a6270', '#6f9fe0', '#d6e8ff'],
} as const;

/** Light enough for the labels of the axis below. */
const brushColours = {
  light: 'rgba(0, 0, 0, 0.15)',
  dark: 'rgba(255, 255, 255, 0.2)',
} as const;

/** One line for each run across all axes, coloured by the last axis. */
export function parallelOption(
  axes: readonly ValueAxis[],
  runs: number,
  look: {
    readonly theme: ChartTheme;
    /** Whether a small value on the last axis is the good one. */
    readonly lowerIsBetter: boolean;
  },
): ChartOption {
  const { theme, lowerIsBetter } = look;
  const style = axisStyle(theme);
  const colourBy = axes[axes.length - 1];
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    parallel: { left: 56, right: 72, top: 44, bottom: 20 },
    parallelAxis: axes.map((axis, dim) => ({
      dim,
      id: formatAxisKey(axis),
      name: axis.key,
      type: axis.type,
      ...(axis.type === 'category' ? { data: [...axis.categories] } : {}),
      scale: true,
      // Told when the mouse is let go, not all the way.
      realtime: false,
      // Above the lines, which its labels stand among.
      z: 5,
      nameTruncate: { maxWidth: 110, ellipsis: '…' },
      nameTextStyle: { color: theme.text },
      axisLine: { lineStyle: { color: theme.grey } },
      axisTick: { lineStyle: { color: theme.grey } },
      axisLabel: {
        ...style.axisLabel,
        width: 90,
        overflow: 'truncate' as const,
        textBorderColor: theme.paper,
        textBorderWidth: 3,
        ...(axis.type === 'value' ? { formatter: shortNumber } : {}),
      },
      areaSelectStyle: {
        width: 18,
        borderColor: theme.text,
        borderWidth: 1,
        color: brushColours[theme.mode],
        opacity: 1,
      },
    })),
    series: [
      {
        type: 'parallel',
        smooth: false,
        inactiveOpacity: 0.05,
        activeOpacity: 0.9,
        progressive: 500,
        lineStyle: { width: 1.5 },
        data: Array.from({ length: runs }, (_, index) => ({
          value: axes.map(axis => axis.values[index] ?? '-'),
          lineStyle: {
            color: shade(
              shareOf(colourBy, index),
              scales[theme.mode],
              lowerIsBetter,
            ),
          },
        })),
      },
    ],
  };
}

/** Where a run lies on an axis, from 0 to 1. */
function shareOf(axis: ValueAxis | undefined, index: number) {
  const value = axis?.values[index];
  if (!axis || value === undefined) {
    return undefined;
  }
  let least = Infinity;
  let most = -Infinity;
  for (const one of axis.values) {
    if (one !== undefined) {
      least = Math.min(least, one);
      most = Math.max(most, one);
    }
  }
  return most > least ? (value - least) / (most - least) : 1;
}

function shade(
  share: number | undefined,
  scale: readonly string[],
  inverted: boolean,
): string {
  if (share === undefined) {
    return scale[0];
  }
  const place = (inverted ? 1 - share : share) * (scale.length - 1);
  const start = Math.min(Math.floor(place), scale.length - 2);
  return mix(scale[start], scale[start + 1], place - start);
}

function mix(from: string, to: string, share: number): string {
  const channels = [1, 3, 5].map(at => {
    const [a, b] = [from, to].map(hex => parseInt(hex.slice(at, at + 2), 16));
    return Math.round(a + (b - a) * share);
  });
  return `rgb(${channels.join(', ')})`;
}
