import { MlflowStore } from './MlflowStore';
import {
  MetricPoint,
  StoredExperiment,
  StoredModel,
  StoredModelVersion,
  StoredRun,
} from './types';

const LARGEST = Number.MAX_VALUE;

/** Leaves out what is empty, as a protobuf printer does: absent means empty. */
function list<T>(key: string, items: readonly T[]): Record<string, unknown> {
  return items.length > 0 ? { [key]: items } : {};
}

function pairs(entries: ReadonlyMap<string, string>) {
  return [...entries].map(([key, value]) => ({ key, value }));
}

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

export function experimentToWire(
  store: MlflowStore,
  experiment: StoredExperiment,
) {
  return {
    experiment_id: experiment.experimentId,
    name: experiment.name,
    artifact_location: store.artifactLocation(experiment.experimentId),
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

export function runToWire(store: MlflowStore, run: StoredRun) {
  return {
    info: {
      run_uuid: run.runId,
      experiment_id: run.experimentId,
      run_name: run.name,
      user_id: run.userId,
      status: run.status,
      start_time: run.startTime,
      end_time: run.endTime,
      artifact_uri: store.artifactUri(run),
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
    inputs: {},
    outputs: list(
      'model_outputs',
      run.modelIds.map(model_id => ({ model_id, step: 0 })),
    ),
  };
}

export function modelVersionToWire(
  model: StoredModel,
  version: StoredModelVersion,
  options: { withAliases: boolean },
) {
  const aliases = [...model.aliases].flatMap(([alias, target]) =>
    target === version.version ? alias : [],
  );
  return {
    name: model.name,
    version: version.version,
    creation_timestamp: version.creationTime,
    last_updated_timestamp: version.creationTime,
    current_stage: 'None',
    description: version.description,
    source: version.source,
    run_id: version.runId,
    status: 'READY',
    ...list('tags', pairs(version.tags)),
    run_link: '',
    ...(options.withAliases ? list('aliases', aliases) : {}),
  };
}

export function modelToWire(model: StoredModel) {
  // One version per stage, and no version here has a stage.
  const latest = model.versions.slice(-1);
  return {
    name: model.name,
    creation_timestamp: model.creationTime,
    last_updated_timestamp: model.lastUpdatedTime,
    description: model.description || undefined,
    ...list(
      'latest_versions',
      latest.map(version =>
        modelVersionToWire(model, version, { withAliases: false }),
      ),
    ),
    ...list('tags', pairs(model.tags)),
    ...list(
      'aliases',
      [...model.aliases].map(([alias, version]) => ({ alias, version })),
    ),
  };
}
