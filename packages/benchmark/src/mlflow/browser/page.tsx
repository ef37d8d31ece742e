import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { BareGrid } from './BareGrid';
import { benchmarkRows } from './benchmarkRows';
import { BenchmarkFrame } from './BenchmarkFrame';
import { drawBareChart, drawOurChart } from './charts';
import { OurGrid } from './OurGrid';

type Kind = 'ours' | 'bare';

/** What the measuring process calls in the page. */
export interface BenchmarkPage {
  /** Milliseconds until the grid of so many rows is laid out. It stays. */
  mountGrid(kind: Kind, rows: number): number;
  /** Milliseconds until the grid that is there is sorted by another column and laid out. */
  sortGrid(kind: Kind, round: number): number;
  /** Scrolls through the grid that is there. */
  scrollGrid(): Promise<void>;
  clear(): void;
  /** Milliseconds until all points of so many lines are on the canvas. */
  drawChart(kind: Kind, lines: number, points: number): Promise<number>;
}

const LEAST_ROWS = 10;
const SCROLLS = 200;
const SCROLL_PIXELS = 900;

const host = document.createElement('div');
document.body.append(host);
let root: Root | undefined;
let runs = benchmarkRows(0);

function gridOf(
  kind: Kind,
  column?: string,
  direction: 'asc' | 'desc' = 'asc',
) {
  if (kind === 'bare') {
    const sorting = column ? [{ id: column, desc: direction === 'desc' }] : [];
    return <BareGrid runs={runs} sorting={sorting} />;
  }
  const order = column ? [{ column, direction }] : [];
  return (
    <BenchmarkFrame>
      <OurGrid runs={runs} order={order} />
    </BenchmarkFrame>
  );
}

/** Until React has done what it has to, with its effects, and the browser knows where everything is. */
function timed(element: ReactElement): number {
  const since = performance.now();
  flushSync(() => root?.render(element));
  flushSync(() => {});
  host.getBoundingClientRect();
  const milliseconds = performance.now() - since;
  if ((host.textContent?.match(/calm-fox-/g) ?? []).length < LEAST_ROWS) {
    throw new Error('The rows are not there.');
  }
  return milliseconds;
}

const frame = () =>
  new Promise<void>(resolve => {
    requestAnimationFrame(() => resolve());
  });

function scroller(): HTMLElement {
  const found = [...host.querySelectorAll<HTMLElement>('*')].find(
    element => element.scrollHeight > element.clientHeight + 10_000,
  );
  if (!found) {
    throw new Error('Nothing scrolls.');
  }
  return found;
}

const page: BenchmarkPage = {
  mountGrid(kind, rows) {
    runs = benchmarkRows(rows);
    root = createRoot(host);
    return timed(gridOf(kind));
  },
  sortGrid(kind, round) {
    const column = ['metrics.f1', 'params.max_depth', 'metrics.auc'][round % 3];
    return timed(gridOf(kind, column, round % 2 ? 'desc' : 'asc'));
  },
  async scrollGrid() {
    const element = scroller();
    for (let index = 0; index < SCROLLS; index += 1) {
      element.scrollTop += SCROLL_PIXELS;
      await frame();
    }
  },
  clear() {
    root?.unmount();
    root = undefined;
    host.replaceChildren();
  },
  drawChart(kind, lines, points) {
    return kind === 'ours'
      ? drawOurChart(host, lines, points)
      : drawBareChart(host, lines, points);
  },
};
(window as unknown as { benchmark: BenchmarkPage }).benchmark = page;
