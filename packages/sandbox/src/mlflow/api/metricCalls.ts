import { pageOf } from '../search/pageToken';
import { MlflowStore } from '../store/MlflowStore';
import { MetricPoint } from '../store/types';
import { metricToWire } from '../store/wire';
import { ApiCall } from './ApiCall';
import { MlflowApiError } from './MlflowApiError';
import { Parameters } from './Parameters';

const MAX_BULK = 2500;
const MAX_RUNS = 100;
const SEE_DOCS =
  'See the API docs for more information about request parameters.';

export function inOrder(points: readonly MetricPoint[]): MetricPoint[] {
  return [...points].sort(
    (one, other) =>
      one.timestamp - other.timestamp ||
      one.step - other.step ||
      one.value - other.value,
  );
}

function history(store: MlflowStore, parameters: Parameters): object {
  const runId =
    parameters.optionalText('run_uuid') ?? parameters.text('run_id');
  const key = parameters.text('metric_key');
  const points = inOrder(store.runs.get(runId)?.metrics.get(key) ?? []);
  return pageOf('metrics', points, {
    maxResults: parameters.has('max_results')
      ? parameters.maxResults({ default: 0, maximum: Number.MAX_SAFE_INTEGER })
      : Math.max(points.length, 1),
    pageToken: parameters.optionalText('page_token'),
    toWire: point => metricToWire(key, point),
  });
}

/** Steps evenly over all there are, and the last one always. */
export function sampleSteps(
  steps: readonly number[],
  maxResults: number,
): Set<number> {
  if (steps.length <= maxResults) {
    return new Set(steps);
  }
  const interval = steps.length / maxResults;
  const sampled = new Set([steps[steps.length - 1]]);
  for (let index = 0; index < maxResults; index += 1) {
    sampled.add(steps[Math.floor(index * interval)]);
  }
  return sampled;
}

function readRange(parameters: Parameters): [number, number] | undefined {
  const start = parameters.optionalInteger('start_step');
  const end = parameters.optionalInteger('end_step');
  if ((start === undefined) !== (end === undefined)) {
    throw MlflowApiError.invalid(
      'If either start step or end step are specified, both must be specified.',
    );
  }
  if (start === undefined || end === undefined) {
    return undefined;
  }
  if (start > end) {
    throw MlflowApiError.invalid(
      `end_step must be greater than start_step. Found start_step=${start} and end_step=${end}.`,
    );
  }
  return [start, end];
}

function bulkInterval(store: MlflowStore, parameters: Parameters): object {
  const runIds = parameters.texts('run_ids');
  if (runIds.length === 0) {
    parameters.text('run_ids');
  }
  if (runIds.length > MAX_RUNS) {
    throw MlflowApiError.invalid(
      `GetMetricHistoryBulkInterval request must specify at most ${MAX_RUNS} run_ids. Received ${runIds.length} run_ids. ${SEE_DOCS}`,
    );
  }
  const key = parameters.text('metric_key');
  const maxResults = parameters.optionalInteger('max_results') ?? MAX_BULK;
  if (maxResults < 1 || maxResults > MAX_BULK) {
    throw MlflowApiError.invalid(
      `max_results must be between 1 and ${MAX_BULK}. ${SEE_DOCS}`,
    );
  }
  const range = readRange(parameters);
  const [start, end] = range ?? [0, Infinity];
  const series = runIds.map(runId => ({
    runId,
    points: inOrder(store.runs.get(runId)?.metrics.get(key) ?? []).filter(
      ({ step }) => step >= start && step <= end,
    ),
  }));
  const all = new Set(series.flatMap(({ points }) => points.map(p => p.step)));
  const steps = sampleSteps(
    [...all].sort((one, other) => one - other),
    maxResults,
  );
  if (!range) {
    for (const { points } of series) {
      const own = points.map(({ step }) => step);
      if (own.length > 0) {
        steps.add(Math.min(...own)).add(Math.max(...own));
      }
    }
  }
  const metrics = series.flatMap(({ runId, points }) =>
    points
      .filter(({ step }) => steps.has(step))
      .sort((one, other) => one.step - other.step)
      .map(point => ({ ...metricToWire(key, point), run_id: runId })),
  );
  return metrics.length > 0 ? { metrics } : {};
}

export const metricCalls: readonly ApiCall[] = [
  { methods: ['GET'], path: 'metrics/get-history', answer: history },
  {
    methods: ['GET'],
    path: 'metrics/get-history-bulk-interval',
    answer: bulkInterval,
  },
];
