import { randomUUID } from 'node:crypto';
import { MlflowApiError } from '../api/MlflowApiError';
import { StoredExperiment, StoredModel, StoredRun } from './types';

const ARTIFACT_ROOT = 's3://mlflow-artifacts';

export function checkExperimentId(experimentId: string) {
  if (!/^\d+$/.test(experimentId)) {
    throw MlflowApiError.invalid(
      `Invalid experiment ID '${experimentId}'. Experiment ID must be a valid integer.`,
    );
  }
}

/** What the stand-in keeps, in memory only. */
export class MlflowStore {
  readonly experiments = new Map<string, StoredExperiment>();
  readonly runs = new Map<string, StoredRun>();
  readonly models = new Map<string, StoredModel>();
  readonly now: () => number;
  #nextExperimentId = 0;

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  createExperiment(options: {
    name: string;
    tags?: ReadonlyMap<string, string>;
    creationTime?: number;
  }): StoredExperiment {
    if (this.experimentByName(options.name)) {
      throw MlflowApiError.exists(
        `Experiment(name=${options.name}) already exists.`,
      );
    }
    const creationTime = options.creationTime ?? this.now();
    const experiment: StoredExperiment = {
      experimentId: String(this.#nextExperimentId),
      name: options.name,
      lifecycleStage: 'active',
      creationTime,
      lastUpdateTime: creationTime,
      tags: new Map(options.tags),
    };
    this.#nextExperimentId += 1;
    this.experiments.set(experiment.experimentId, experiment);
    return experiment;
  }

  createRun(
    options: Pick<StoredRun, 'experimentId' | 'name'> & Partial<StoredRun>,
  ): StoredRun {
    this.experiment(options.experimentId);
    const tags = new Map(options.tags);
    tags.set('mlflow.runName', options.name);
    const run: StoredRun = {
      runId: randomUUID().replaceAll('-', ''),
      userId: tags.get('mlflow.user') ?? 'unknown',
      status: 'RUNNING',
      startTime: this.now(),
      lifecycleStage: 'active',
      metrics: new Map(),
      params: new Map(),
      artifacts: new Map(),
      modelIds: [],
      ...options,
      tags,
    };
    this.runs.set(run.runId, run);
    return run;
  }

  experiment(experimentId: string): StoredExperiment {
    checkExperimentId(experimentId);
    const experiment = this.experiments.get(experimentId);
    if (!experiment) {
      throw MlflowApiError.missing(
        `No Experiment with id=${experimentId} exists`,
      );
    }
    return experiment;
  }

  experimentByName(name: string): StoredExperiment | undefined {
    return [...this.experiments.values()].find(
      experiment => experiment.name === name,
    );
  }

  run(runId: string): StoredRun {
    const run = this.runs.get(runId);
    if (!run) {
      throw MlflowApiError.missing(`Run with id=${runId} not found`);
    }
    return run;
  }

  model(name: string): StoredModel {
    const model = this.models.get(name);
    if (!model) {
      throw MlflowApiError.missing(
        `Registered Model with name=${name} not found`,
      );
    }
    return model;
  }

  artifactLocation(experimentId: string): string {
    return `${ARTIFACT_ROOT}/${experimentId}`;
  }

  artifactUri(run: StoredRun): string {
    return `${this.artifactLocation(run.experimentId)}/${run.runId}/artifacts`;
  }
}
