import { MlflowStore } from '../store/MlflowStore';
import { inOrder } from './metricCalls';
import { MlflowApiError } from './MlflowApiError';
import { Parameters } from './Parameters';

const MAX_RUNS = 100;
const MAX_POINTS = 25_000;

/** As Python prints numbers into JSON, where NaN is no JSON. */
function print(value: number): string {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  return Number.isFinite(value)
    ? JSON.stringify(value)
    : JSON.stringify(Math.sign(value) * Number.MAX_VALUE);
}

/** The older call of MLflow's own pages, whose answer is not always JSON. */
export function historyBulk(
  store: MlflowStore,
  parameters: Parameters,
): string {
  const runIds = parameters.texts('run_id');
  if (runIds.length === 0) {
    throw MlflowApiError.invalid(
      'GetMetricHistoryBulk request must specify at least one run_id.',
    );
  }
  if (runIds.length > MAX_RUNS) {
    throw MlflowApiError.invalid(
      `GetMetricHistoryBulk request cannot specify more than ${MAX_RUNS} run_ids. Received ${runIds.length} run_ids.`,
    );
  }
  const key = parameters.text('metric_key');
  const most = Math.min(
    parameters.optionalInteger('max_results') ?? MAX_POINTS,
    MAX_POINTS,
  );
  const points = [...runIds]
    .sort()
    .flatMap(runId =>
      inOrder(store.runs.get(runId)?.metrics.get(key) ?? []).map(
        ({ step, timestamp, value }) =>
          `{"key":${JSON.stringify(key)},"run_id":${JSON.stringify(
            runId,
          )},"step":${step},"timestamp":${timestamp},"value":${print(value)}}`,
      ),
    );
  return `{"metrics":[${points.slice(0, most).join(',')}]}\n`;
}
