import type {
  LineSeriesOption,
  ParallelSeriesOption,
  ScatterSeriesOption,
} from 'echarts/charts';
import type {
  GridComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

/** One of several parallel axes; ECharts exports no type for it. */
export interface ParallelAxis {
  readonly id: string;
  readonly dim: number;
  readonly name: string;
  readonly type: 'value' | 'category';
  readonly [option: string]: unknown;
}

/** What ECharts is given to draw. */
export type ChartOption = ComposeOption<
  | LineSeriesOption
  | ScatterSeriesOption
  | ParallelSeriesOption
  | GridComponentOption
  | TooltipComponentOption
> & { readonly parallel?: object; readonly parallelAxis?: ParallelAxis[] };
