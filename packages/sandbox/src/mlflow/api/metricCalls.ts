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

function byStep(points: readonly MetricPoint[]): MetricPoint[] {
  return inOrder(points).sort((one, other) => one.step - other.step);
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

/**
 * At most so many of the points, evenly: as many groups of neighbours as
 * points are wanted, of each the first, but of the last group the last.
 */
export function samplePoints<T>(points: readonly T[], most: number): T[] {
  if (points.length <= most) {
    return [...points];
  }
  const size = Math.floor(points.length / most);
  const larger = points.length % most;
  return Array.from({ length: most }, (_, group) =>
    group === most - 1
      ? points[points.length - 1]
      : points[group * size + Math.min(group, larger)],
  );
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
  const [start, end] = range ?? [-Infinity, Infinity];
  const metrics = runIds.flatMap(runId => {
    const points = byStep(store.runs.get(runId)?.metrics.get(key) ?? []).filter(
      ({ step }) => step >= start && step <= end,
    );
    return samplePoints(points, maxResults).map(point => ({
      ...metricToWire(key, point),
      run_id: runId,
    }));
  });
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
