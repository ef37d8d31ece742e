import type { ChartTheme } from './useChartTheme';

/** The part of the element that the plot takes; labels of axes stay inside. */
export const plotArea = {
  left: 8,
  right: 20,
  top: 16,
  bottom: 8,
  outerBoundsMode: 'same',
  outerBoundsContain: 'axisLabel',
} as const;

/** How an axis looks. */
export function axisStyle(theme: ChartTheme) {
  return {
    axisLine: { lineStyle: { color: theme.line } },
    axisTick: { lineStyle: { color: theme.line } },
    axisLabel: { color: theme.grey, hideOverlap: true },
    splitLine: { lineStyle: { color: theme.line, opacity: 0.6 } },
    nameTextStyle: { color: theme.grey },
  };
}

/** How the box beside the pointer looks; its content comes as an element, never as HTML text. */
export function tooltipStyle(theme: ChartTheme) {
  return {
    confine: true,
    backgroundColor: theme.paper,
    borderColor: theme.line,
    textStyle: { color: theme.text, fontFamily: theme.font, fontSize: 13 },
    transitionDuration: 0,
  };
}

/** Numbers at axes and in tooltips: as long as they must be, and no longer. */
export function shortNumber(value: number): string {
  if (value !== 0 && (Math.abs(value) >= 1e7 || Math.abs(value) < 1e-4)) {
    return value.toExponential(3).replace(/\.?0+e/, 'e');
  }
  return String(Number(value.toPrecision(6)));
}
