import { MlflowStore } from '../store/MlflowStore';
import { StoredRun, StoredRunStatus } from '../store/types';
import { runToWire } from '../store/wire';
import { generateRunName } from '../seed/runNames';
import { ApiCall } from './ApiCall';
import { MlflowApiError } from './MlflowApiError';
import { Parameters } from './Parameters';
import { searchRuns } from './runSearch';

const STATUSES: readonly string[] = [
  'RUNNING',
  'SCHEDULED',
  'FINISHED',
  'FAILED',
  'KILLED',
];

type Fields = Readonly<Record<string, unknown>>;

function pairs(items: readonly Fields[]): Map<string, string> {
  return new Map(
    items.map(({ key, value }) => [String(key), String(value ?? '')]),
  );
}

function activeRun(store: MlflowStore, parameters: Parameters): StoredRun {
  const run = store.run(
    parameters.optionalText('run_id') ?? parameters.text('run_uuid'),
  );
  if (run.lifecycleStage === 'deleted') {
    throw MlflowApiError.invalid(
      `The run ${run.runId} must be in the 'active' state. Current state is deleted.`,
    );
  }
  return run;
}

function logMetric(store: MlflowStore, run: StoredRun, fields: Fields) {
  const key = String(fields.key);
  const points = run.metrics.get(key) ?? [];
  points.push({
    value: Number(fields.value ?? 0),
    timestamp: Number(fields.timestamp ?? store.now()),
    step: Number(fields.step ?? 0),
  });
  run.metrics.set(key, points);
}

function logParam(run: StoredRun, fields: Fields) {
  const key = String(fields.key);
  const value = String(fields.value ?? '');
  const old = run.params.get(key);
  if (old !== undefined && old !== value) {
    throw MlflowApiError.invalid(
      `Changing param values is not allowed. Param with key='${key}' was already logged with value='${old}' for run ID='${run.runId}'. Attempted logging new value '${value}'.`,
    );
  }
  run.params.set(key, value);
}

function setTag(run: StoredRun, key: string, value: string) {
  run.tags.set(key, value);
  if (key === 'mlflow.runName') {
    run.name = value;
  }
}

function create(store: MlflowStore, parameters: Parameters): object {
  const tags = pairs(parameters.objects('tags'));
  const name =
    parameters.optionalText('run_name') ||
    tags.get('mlflow.runName') ||
    generateRunName(Math.random);
  const userId = parameters.optionalText('user_id');
  const run = store.createRun({
    experimentId: parameters.text('experiment_id'),
    name,
    tags,
    startTime: parameters.optionalInteger('start_time') ?? store.now(),
    ...(userId && { userId }),
  });
  return { run: runToWire(store, run) };
}

function update(store: MlflowStore, parameters: Parameters): object {
  const run = activeRun(store, parameters);
  const status = parameters.optionalText('status');
  if (status !== undefined) {
    if (!STATUSES.includes(status)) {
      throw parameters.invalidValue('status');
    }
    run.status = status as StoredRunStatus;
  }
  run.endTime = parameters.optionalInteger('end_time') ?? run.endTime;
  const name = parameters.optionalText('run_name');
  if (name) {
    setTag(run, 'mlflow.runName', name);
  }
  return { run_info: runToWire(store, run).info };
}

function logBatch(store: MlflowStore, parameters: Parameters): object {
  const run = activeRun(store, parameters);
  parameters.objects('params').forEach(param => logParam(run, param));
  parameters
    .objects('metrics')
    .forEach(metric => logMetric(store, run, metric));
  for (const [key, value] of pairs(parameters.objects('tags'))) {
    setTag(run, key, value);
  }
  return {};
}

export const runCalls: readonly ApiCall[] = [
  { methods: ['POST'], path: 'runs/search', answer: searchRuns },
  {
    methods: ['GET'],
    path: 'runs/get',
    answer: (store, parameters) => {
      const runId =
        parameters.optionalText('run_uuid') ?? parameters.text('run_id');
      return { run: runToWire(store, store.run(runId)) };
    },
  },
  { methods: ['POST'], path: 'runs/create', answer: create },
  { methods: ['POST'], path: 'runs/update', answer: update },
  { methods: ['POST'], path: 'runs/log-batch', answer: logBatch },
  {
    methods: ['POST'],
    path: 'runs/log-metric',
    answer: (store, parameters) => {
      logMetric(store, activeRun(store, parameters), {
        key: parameters.text('key'),
        value: parameters.text('value'),
        timestamp: parameters.optionalInteger('timestamp'),
        step: parameters.optionalInteger('step'),
      });
      return {};
    },
  },
  {
    methods: ['POST'],
    path: 'runs/log-parameter',
    answer: (store, parameters) => {
      logParam(activeRun(store, parameters), {
        key: parameters.text('key'),
        value: parameters.optionalText('value'),
      });
      return {};
    },
  },
  {
    methods: ['POST'],
    path: 'runs/set-tag',
    answer: (store, parameters) => {
      const run = activeRun(store, parameters);
      const value = parameters.optionalText('value') ?? '';
      setTag(run, parameters.text('key'), value);
      return {};
    },
  },
];
