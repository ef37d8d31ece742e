import { LineChart, ParallelChart, ScatterChart } from 'echarts/charts';
import {
  GridComponent,
  MarkLineComponent,
  ParallelComponent,
  TooltipComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { renderer, rendererName } from './renderer';

// Only what the charts need: all of ECharts would be five times as much to load.
echarts.use([
  GridComponent,
  LineChart,
  MarkLineComponent,
  ParallelChart,
  ParallelComponent,
  ScatterChart,
  TooltipComponent,
  renderer,
]);

/** A chart in an element, whose size it takes. */
export function createChart(element: HTMLElement) {
  return echarts.init(element, undefined, { renderer: rendererName });
}

export type Chart = ReturnType<typeof createChart>;
