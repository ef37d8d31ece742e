import {
  chunked,
  type MlflowMetricHistoryPage,
  type MlflowMetricPoint,
  parseMetricHistory,
  thinnedOut,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { MlflowReader, MlflowReadOptions } from './MlflowReader';

/** Which histories are wanted. @public */
export interface MlflowHistorySearch {
  readonly runIds: readonly string[];
  readonly metric: string;
  /** Both or none are given. */
  readonly steps?: { readonly start: number; readonly end: number };
  /** For each run; at most 2500. */
  readonly maxPoints: number;
}

/** The course of a metric in one run. @public */
export interface MlflowMetricHistory {
  readonly runId: string;
  /** By step. */
  readonly points: readonly MlflowMetricPoint[];
  /** Whether there are more points than these. */
  readonly sampled: boolean;
}

/** More ids make a request line that some servers refuse. */
const RUNS_AT_ONCE = 50;
/** Of the call for one run: what is asked for each time, and how often. */
const PAGE_SIZE = 25_000;
const MOST_PAGES = 8;

/** The histories of a metric; runs without it are left out. @internal */
export async function readHistories(
  reader: MlflowReader,
  search: MlflowHistorySearch,
  options: MlflowReadOptions,
): Promise<readonly MlflowMetricHistory[]> {
  const chunks = chunked(search.runIds, RUNS_AT_ONCE);
  const histories = await Promise.all(
    chunks.map(
      async runIds =>
        (await reader.facts.whereSupported('bulkIntervalHistory', () =>
          readTogether(reader, { ...search, runIds }, options),
        )) ?? readOneByOne(reader, { ...search, runIds }, options),
    ),
  );
  return histories.flat().filter(({ points }) => points.length > 0);
}

async function readTogether(
  reader: MlflowReader,
  { runIds, metric, steps, maxPoints }: MlflowHistorySearch,
  options: MlflowReadOptions,
): Promise<readonly MlflowMetricHistory[]> {
  const { points } = await reader.read(
    {
      path: '2.0/mlflow/metrics/get-history-bulk-interval',
      query: {
        run_ids: runIds,
        metric_key: metric,
        start_step: steps?.start,
        end_step: steps?.end,
        max_results: maxPoints,
      },
    },
    options,
    parseMetricHistory,
  );
  // The server chooses so many steps of all that the runs have together.
  const sampled = new Set(points.map(({ step }) => step)).size >= maxPoints;
  return runIds.map(runId => ({
    runId,
    points: inOrder(points.filter(point => point.runId === runId)),
    sampled,
  }));
}

/** Servers before 2.11 have one call for each run, without a range. */
async function readOneByOne(
  reader: MlflowReader,
  { runIds, metric, steps, maxPoints }: MlflowHistorySearch,
  options: MlflowReadOptions,
): Promise<readonly MlflowMetricHistory[]> {
  return Promise.all(
    runIds.map(async runId => {
      const { points, more } = await readWhole(
        reader,
        { runId, metric },
        options,
      );
      const wanted = inOrder(points).filter(
        ({ step }) => !steps || (step >= steps.start && step <= steps.end),
      );
      const shown = thinnedOut(wanted, maxPoints);
      return {
        runId,
        points: shown,
        sampled: more || shown.length < wanted.length,
      };
    }),
  );
}

/** Some versions answer a token that leads to itself. */
async function readWhole(
  reader: MlflowReader,
  one: { readonly runId: string; readonly metric: string },
  options: MlflowReadOptions,
) {
  const points: MlflowMetricHistoryPage['points'][number][] = [];
  const tokens = new Set<string | undefined>();
  let token: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await reader.read(
      {
        path: '2.0/mlflow/metrics/get-history',
        query: {
          run_id: one.runId,
          metric_key: one.metric,
          max_results: PAGE_SIZE,
          page_token: token,
        },
      },
      options,
      parseMetricHistory,
    );
    for (const point of page.points) {
      points.push(point);
    }
    tokens.add(token);
    token = page.nextPageToken;
    if (!token || tokens.has(token) || page.points.length === 0) {
      return { points, more: false };
    }
  }
  return { points, more: true };
}

function inOrder(
  points: readonly MlflowMetricPoint[],
): readonly MlflowMetricPoint[] {
  return [...points].sort(
    (one, other) => one.step - other.step || one.timestamp - other.timestamp,
  );
}
