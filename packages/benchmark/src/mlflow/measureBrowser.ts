import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Bench } from '../Bench';
import { atMost, atMostTimes } from '../Figure';
import { median } from '../percentile';
import { buildPage } from './browser/buildPage';
import type { BenchmarkPage } from './browser/page';

declare const benchmark: BenchmarkPage;

const ROWS = 10_000;
const LINES = 20;
const POINTS = 10_000;
const ROUNDS = 15;
const CHART_ROUNDS = 7;
const SCROLL_ROUNDS = 3;
const GRID_MOST = 1.3;
const CHART_MOST = 2;
const TASK_MOST_MS = 50;

interface TraceEvent {
  readonly name: string;
  /** Microseconds on the clock, and of the processor: other programs do not count. */
  readonly dur?: number;
  readonly tdur?: number;
}

async function measureGrid(bench: Bench, page: Page) {
  const mounts = { ours: [] as number[], bare: [] as number[] };
  const sorts = { ours: [] as number[], bare: [] as number[] };
  bench.say(`mlflow.grid.${ROWS}: ${ROUNDS} rounds each`);
  for (let round = 0; round < ROUNDS; round += 1) {
    // In turn, so that both see the same moods of the machine.
    for (const kind of ['ours', 'bare'] as const) {
      const [mount, sort] = await page.evaluate(
        ([which, rows, number]) => {
          const mounted = benchmark.mountGrid(which, rows);
          const sorted = benchmark.sortGrid(which, number);
          benchmark.clear();
          return [mounted, sorted];
        },
        [kind, ROWS, round] as const,
      );
      // The first round warms both up.
      if (round > 0) {
        mounts[kind].push(mount);
        sorts[kind].push(sort);
      }
    }
  }
  const bare = (values: number[]) => ({
    name: 'bare TanStack table + virtual',
    value: median(values),
  });
  bench.report(
    atMostTimes(
      { id: 'mlflow.grid.mount', value: median(mounts.ours), unit: 'ms' },
      bare(mounts.bare),
      GRID_MOST,
    ),
    atMostTimes(
      { id: 'mlflow.grid.sort', value: median(sorts.ours), unit: 'ms' },
      bare(sorts.bare),
      GRID_MOST,
    ),
  );
}

/** The longest task of the main thread while the grid is scrolled, from a trace of Chromium. */
async function longestTask(browser: Browser, page: Page): Promise<number> {
  await page.evaluate(rows => benchmark.mountGrid('ours', rows), ROWS);
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await page.evaluate(() => benchmark.scrollGrid());
  const trace = await browser.stopTracing();
  await page.evaluate(() => benchmark.clear());
  const { traceEvents } = JSON.parse(trace.toString('utf8'));
  const tasks = (traceEvents as TraceEvent[])
    .filter(({ name }) => name === 'RunTask' || name === 'FunctionCall')
    .map(({ dur = 0, tdur = dur }) => tdur / 1000);
  return Math.max(0, ...tasks);
}

async function measureScrolling(bench: Bench, browser: Browser, page: Page) {
  bench.say('mlflow.grid.scroll: the longest task');
  const longest: number[] = [];
  for (let round = 0; round < SCROLL_ROUNDS; round += 1) {
    longest.push(await longestTask(browser, page));
  }
  bench.report(
    atMost(
      { id: 'mlflow.grid.scroll', value: median(longest), unit: 'ms' },
      TASK_MOST_MS,
    ),
  );
}

async function measureChart(bench: Bench, page: Page) {
  bench.say(`mlflow.chart: ${LINES} runs of ${POINTS} points`);
  const drawn = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < CHART_ROUNDS; round += 1) {
    for (const kind of ['ours', 'bare'] as const) {
      const milliseconds = await page.evaluate(
        ([which, lines, points]) => benchmark.drawChart(which, lines, points),
        [kind, LINES, POINTS] as const,
      );
      if (round > 0) {
        drawn[kind].push(milliseconds);
      }
    }
  }
  bench.report(
    atMostTimes(
      {
        id: `mlflow.chart.${LINES}x${POINTS}`,
        value: median(drawn.ours),
        unit: 'ms',
      },
      { name: 'bare ECharts line chart', value: median(drawn.bare) },
      CHART_MOST,
    ),
  );
}

/** Grid and chart beside what the libraries alone come to, in Chromium. */
export async function measureBrowser(bench: Bench): Promise<void> {
  bench.say('building the page with grids and charts');
  const script = await buildPage();
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'benchmark-'));
  const file = path.join(directory, 'page.html');
  await fs.writeFile(path.join(directory, 'page.js'), script);
  await fs.writeFile(
    file,
    '<!doctype html><meta charset="utf-8"><body><script src="page.js"></script>',
  );
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  bench.onStop(async () => {
    await browser.close();
    await fs.rm(directory, { recursive: true, force: true });
  });
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
  });
  page.on('pageerror', error => bench.say(`in the page: ${error.message}`));
  await page.goto(pathToFileURL(file).href);
  await measureGrid(bench, page);
  await measureScrolling(bench, browser, page);
  await measureChart(bench, page);
}
