/* eslint-disable @backstage/no-relative-monorepo-imports -- what is measured is inside of the plugin, which exports extensions only */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { EChart } from '../../../../../plugins/mlops/src/mlflow/charts/EChart';
import { historyOption } from '../../../../../plugins/mlops/src/mlflow/charts/historyOption';
import type { MetricSeries } from '../../../../../plugins/mlops/src/mlflow/charts/MetricSeries';
import { plotHistory } from '../../../../../plugins/mlops/src/mlflow/charts/plotHistory';
import { runColours } from '../../../../../plugins/mlops/src/mlflow/charts/runColours';

echarts.use([CanvasRenderer, GridComponent, LineChart]);

const HEIGHT = 400;
const theme = {
  mode: 'light',
  text: '#000',
  grey: '#666',
  line: '#ddd',
  paper: '#fff',
  accent: '#111',
  font: 'sans-serif',
} as const;

function seriesOf(lines: number, points: number): readonly MetricSeries[] {
  return Array.from({ length: lines }, (_, line) => ({
    run: `run-${line}`,
    sampled: false,
    points: Array.from(
      { length: points },
      (_point, step) =>
        [
          step,
          1_700_000_000_000 + step * 1000,
          Math.sin(step / 500 + line) + Math.cos(step * line) / 10,
        ] as const,
    ),
  }));
}

/** Draws what has been set, at once. */
function flush(element: HTMLElement, lines: number) {
  const chart = echarts.getInstanceByDom(element);
  const { series } = (chart?.getOption() ?? {}) as { series?: unknown[] };
  if (!chart || (series?.length ?? 0) < lines) {
    throw new Error('The chart has no lines.');
  }
  chart.getZr().flush();
}

const turn = () =>
  new Promise<void>(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(0);
  });

/** Waits until React has given the chart its lines. */
async function drawnElement(host: HTMLElement): Promise<HTMLElement> {
  for (let turns = 0; turns < 1_000; turns += 1) {
    const element = host.querySelector<HTMLElement>('[_echarts_instance_]');
    const chart = element && echarts.getInstanceByDom(element);
    if (element && chart?.getOption()) {
      return element;
    }
    await turn();
  }
  throw new Error('There is no chart.');
}

/** From the points as they come from the API to the drawn chart of a metric's history. */
export async function drawOurChart(
  host: HTMLElement,
  lines: number,
  points: number,
): Promise<number> {
  const series = seriesOf(lines, points);
  const root = createRoot(host);
  const since = performance.now();
  const view = {
    x: 'step',
    smoothing: 0,
    log: false,
    range: undefined,
  } as const;
  const colours = runColours(
    series.map(({ run }) => run),
    'light',
  );
  const option = historyOption(plotHistory(series, view), {
    ...view,
    theme,
    nameOf: run => run,
    colourOf: run => colours.get(run)!,
    formatX: String,
    formatTick: String,
    more: String,
  });
  flushSync(() =>
    root.render(<EChart option={option} label="loss" height={HEIGHT} />),
  );
  flush(await drawnElement(host), lines);
  const milliseconds = performance.now() - since;
  root.unmount();
  return milliseconds;
}

/** The same points in a line chart of ECharts, with its own settings. */
export async function drawBareChart(
  host: HTMLElement,
  lines: number,
  points: number,
): Promise<number> {
  const series = seriesOf(lines, points);
  const element = document.createElement('div');
  element.style.height = `${HEIGHT}px`;
  host.append(element);
  const since = performance.now();
  const chart = echarts.init(element, undefined, { renderer: 'canvas' });
  chart.setOption({
    animation: false,
    xAxis: { type: 'value' },
    yAxis: { type: 'value' },
    series: series.map(({ run, points: values }) => ({
      type: 'line',
      name: run,
      showSymbol: false,
      data: values.map(([step, , value]) => [step, value]),
    })),
  });
  flush(element, lines);
  const milliseconds = performance.now() - since;
  chart.dispose();
  element.remove();
  return milliseconds;
}
