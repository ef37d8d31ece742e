import { MlflowStore } from './MlflowStore';
import { list, pairs } from './pairs';
import { modelUri, runUri } from './places';
import {
  MetricPoint,
  StoredDataset,
  StoredExperiment,
  StoredLoggedModel,
  StoredRun,
} from './types';

const LARGEST = Number.MAX_VALUE;

/** SQL stores know no infinity, and JSON knows no NaN. */
export function metricToWire(key: string, point: MetricPoint) {
  let value: number | 'NaN' = point.value;
  if (Number.isNaN(value)) {
    value = 'NaN';
  } else if (!Number.isFinite(value)) {
    value = value > 0 ? LARGEST : -LARGEST;
  }
  return { key, value, timestamp: point.timestamp, step: point.step };
}

export function experimentToWire(experiment: StoredExperiment) {
  return {
    experiment_id: experiment.experimentId,
    name: experiment.name,
    artifact_location: experiment.artifactLocation,
    lifecycle_stage: experiment.lifecycleStage,
    last_update_time: experiment.lastUpdateTime,
    creation_time: experiment.creationTime,
    ...list('tags', pairs(experiment.tags)),
    workspace: 'default',
  };
}

/** The point with the highest step, then time, then value: what MLflow calls the latest. */
export function latestPoint(points: readonly MetricPoint[]): MetricPoint {
  return points.reduce((latest, point) => {
    const order =
      point.step - latest.step ||
      point.timestamp - latest.timestamp ||
      point.value - latest.value;
    return order > 0 ? point : latest;
  });
}

function datasetToWire(dataset: StoredDataset) {
  return {
    tags: pairs(dataset.tags),
    dataset: {
      name: dataset.name,
      digest: dataset.digest,
      source_type: dataset.sourceType,
      source: dataset.source,
      schema: dataset.schema,
      profile: dataset.profile,
    },
  };
}

export function runToWire(store: MlflowStore, run: StoredRun) {
  const modelInputs = run.inputModelIds.map(model_id => ({ model_id }));
  return {
    info: {
      run_uuid: run.runId,
      experiment_id: run.experimentId,
      run_name: run.name,
      user_id: run.userId,
      status: run.status,
      start_time: run.startTime,
      end_time: run.endTime,
      artifact_uri: runUri(store, run),
      lifecycle_stage: run.lifecycleStage,
      run_id: run.runId,
    },
    data: {
      ...list(
        'metrics',
        [...run.metrics].map(([key, points]) =>
          metricToWire(key, latestPoint(points)),
        ),
      ),
      ...list('params', pairs(run.params)),
      ...list('tags', pairs(run.tags)),
    },
    inputs: {
      ...list('dataset_inputs', run.datasets.map(datasetToWire)),
      ...list('model_inputs', modelInputs),
    },
    outputs: list(
      'model_outputs',
      run.modelIds.map(model_id => ({ model_id, step: 0 })),
    ),
  };
}

export function loggedModelToWire(
  store: MlflowStore,
  model: StoredLoggedModel,
) {
  const metrics = model.metrics.map(metric => ({
    ...metricToWire(metric.key, metric),
    dataset_name: metric.datasetName,
    dataset_digest: metric.datasetDigest,
    model_id: model.modelId,
    run_id: metric.runId,
  }));
  return {
    info: {
      model_id: model.modelId,
      experiment_id: model.experimentId,
      name: model.name,
      creation_timestamp_ms: model.creationTime,
      last_updated_timestamp_ms: model.lastUpdatedTime,
      artifact_uri: modelUri(store, model),
      status: model.status,
      model_type: model.modelType,
      source_run_id: model.sourceRunId,
      ...list('tags', pairs(model.tags)),
    },
    data: {
      ...list('params', pairs(model.params)),
      ...list('metrics', metrics),
    },
  };
}
