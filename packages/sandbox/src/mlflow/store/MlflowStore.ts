import { randomUUID } from 'node:crypto';
import { MlflowApiError } from '../api/MlflowApiError';
import { ArtifactStore } from './ArtifactStore';
import {
  StoredExperiment,
  StoredLoggedModel,
  StoredModel,
  StoredRun,
} from './types';

/** Where experiments keep files when nobody says otherwise: behind the server. */
const DEFAULT_ROOT = 'mlflow-artifacts:';

export function checkExperimentId(experimentId: string) {
  if (!/^\d+$/.test(experimentId)) {
    throw MlflowApiError.invalid(
      `Invalid experiment ID '${experimentId}'. Experiment ID must be a valid integer.`,
    );
  }
}

const newId = () => randomUUID().replaceAll('-', '');

/** What the stand-in keeps, in memory only. */
export class MlflowStore {
  readonly experiments = new Map<string, StoredExperiment>();
  readonly runs = new Map<string, StoredRun>();
  readonly loggedModels = new Map<string, StoredLoggedModel>();
  readonly models = new Map<string, StoredModel>();
  readonly artifacts = new ArtifactStore();
  readonly now: () => number;
  readonly #artifactRoot: string;
  #nextExperimentId = 0;

  constructor(options: { now?: () => number; artifactRoot?: string } = {}) {
    this.now = options.now ?? Date.now;
    this.#artifactRoot = options.artifactRoot ?? DEFAULT_ROOT;
  }

  createExperiment(options: {
    name: string;
    /** Root of its files, if not that of the server. */
    artifactRoot?: string;
    artifactLocation?: string;
    tags?: ReadonlyMap<string, string>;
    creationTime?: number;
  }): StoredExperiment {
    if (this.experimentByName(options.name)) {
      throw MlflowApiError.exists(
        `Experiment(name=${options.name}) already exists.`,
      );
    }
    const creationTime = options.creationTime ?? this.now();
    const experimentId = String(this.#nextExperimentId);
    const root = options.artifactRoot ?? this.#artifactRoot;
    const experiment: StoredExperiment = {
      experimentId,
      name: options.name,
      artifactLocation: options.artifactLocation ?? `${root}/${experimentId}`,
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
      runId: newId(),
      userId: tags.get('mlflow.user') ?? 'unknown',
      status: 'RUNNING',
      startTime: this.now(),
      lifecycleStage: 'active',
      metrics: new Map(),
      params: new Map(),
      datasets: [],
      inputModelIds: [],
      modelIds: [],
      ...options,
      tags,
    };
    this.runs.set(run.runId, run);
    return run;
  }

  createLoggedModel(
    options: Pick<StoredLoggedModel, 'experimentId' | 'name'> &
      Partial<StoredLoggedModel>,
  ): StoredLoggedModel {
    this.experiment(options.experimentId);
    const creationTime = options.creationTime ?? this.now();
    const model: StoredLoggedModel = {
      modelId: `m-${newId()}`,
      modelType: '',
      sourceRunId: '',
      status: 'LOGGED_MODEL_PENDING',
      creationTime,
      lastUpdatedTime: creationTime,
      params: new Map(),
      tags: new Map(),
      metrics: [],
      ...options,
    };
    this.loggedModels.set(model.modelId, model);
    return model;
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

  loggedModel(modelId: string): StoredLoggedModel {
    const model = this.loggedModels.get(modelId);
    if (!model) {
      throw MlflowApiError.missing(
        `Logged model with ID '${modelId}' not found.`,
      );
    }
    return model;
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
    return this.experiment(experimentId).artifactLocation;
  }
}
