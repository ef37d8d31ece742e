import { MlflowStore } from '../store/MlflowStore';
import {
  LifecycleStage,
  MetricPoint,
  StoredRun,
  StoredRunStatus,
} from '../store/types';
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

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
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

function sameAs(one: MetricPoint) {
  return (other: MetricPoint) =>
    one.step === other.step &&
    one.timestamp === other.timestamp &&
    Object.is(one.value, other.value);
}

/** Logs a point, also with the model that it says something about. */
function logMetric(store: MlflowStore, run: StoredRun, fields: Fields) {
  const key = String(fields.key);
  const point = {
    value: Number(fields.value ?? 0),
    timestamp: Number(fields.timestamp ?? store.now()),
    step: Number(fields.step ?? 0),
  };
  const points = run.metrics.get(key) ?? [];
  const modelId = textOf(fields.model_id);
  if (modelId) {
    store.loggedModel(modelId).metrics.push({
      ...point,
      key,
      runId: run.runId,
      datasetName: textOf(fields.dataset_name),
      datasetDigest: textOf(fields.dataset_digest),
    });
  }
  // Clients log again for the model what they have logged for the run.
  if (!modelId || !points.some(sameAs(point))) {
    points.push(point);
  }
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
  const tags = parameters.pairs('tags');
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
  for (const [key, value] of parameters.pairs('tags')) {
    setTag(run, key, value);
  }
  return {};
}

function setLifecycle(stage: LifecycleStage): ApiCall['answer'] {
  return (store, parameters) => {
    store.run(parameters.text('run_id')).lifecycleStage = stage;
    return {};
  };
}

/** Datasets and models that a run read. */
function logInputs(store: MlflowStore, parameters: Parameters): object {
  const run = activeRun(store, parameters);
  for (const { dataset, tags } of parameters.objects('datasets')) {
    const fields = (dataset ?? {}) as Fields;
    run.datasets.push({
      name: String(fields.name),
      digest: String(fields.digest),
      sourceType: String(fields.source_type ?? ''),
      source: String(fields.source ?? ''),
      schema: textOf(fields.schema),
      profile: textOf(fields.profile),
      tags: Parameters.fromQuery({ tags }).pairs('tags'),
    });
  }
  for (const { model_id: modelId } of parameters.objects('models')) {
    run.inputModelIds.push(String(modelId));
  }
  return {};
}

/** Models that a run made. */
function logOutputs(store: MlflowStore, parameters: Parameters): object {
  const run = activeRun(store, parameters);
  for (const { model_id: modelId } of parameters.objects('models')) {
    run.modelIds.push(String(modelId));
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
        model_id: parameters.optionalText('model_id'),
        dataset_name: parameters.optionalText('dataset_name'),
        dataset_digest: parameters.optionalText('dataset_digest'),
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
  {
    methods: ['POST'],
    path: 'runs/delete-tag',
    answer: (store, parameters) => {
      activeRun(store, parameters).tags.delete(parameters.text('key'));
      return {};
    },
  },
  { methods: ['POST'], path: 'runs/delete', answer: setLifecycle('deleted') },
  { methods: ['POST'], path: 'runs/restore', answer: setLifecycle('active') },
  { methods: ['POST'], path: 'runs/log-inputs', answer: logInputs },
  { methods: ['POST'], path: 'runs/outputs', answer: logOutputs },
];
