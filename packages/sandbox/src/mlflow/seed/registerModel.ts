import {
  scenarioModelId,
  scenarioRunId,
  scenarioStorageUri,
} from '../scenario';
import { MlflowStore } from '../store/MlflowStore';
import { modelFolder, modelUri, runFolder, runUri } from '../store/places';
import { StoredModelVersion, StoredRun } from '../store/types';
import { latestPoint } from '../store/wire';
import { Column, modelFiles } from './files/modelFiles';
import { MINUTE } from './trainRun';

/** How a version came to be, and so where its files are. */
export interface VersionStory {
  /**
   * `three`: a logged model of MLflow 3. `two`: a folder of the run, as MLflow 2 has it. `runs`: the same, but
   * registered by an address that MLflow does not follow. `elsewhere`: in a store that this server does not know.
   */
  readonly layout: 'three' | 'two' | 'runs' | { readonly elsewhere: string };
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** What is registered, of runs that are in the store already, oldest version first. */
export interface Registration {
  readonly name: string;
  readonly description: string;
  readonly versions: readonly VersionStory[];
  readonly tags?: Readonly<Record<string, string>>;
  readonly aliases: Readonly<Record<string, string>>;
  /** What the model takes, and rows of it. */
  readonly columns: readonly Column[];
  readonly example: readonly (readonly (string | number | boolean)[])[];
}

const FOLDER = 'model';
const createdAt = (run: StoredRun) => (run.endTime ?? run.startTime) - MINUTE;

function logModel(
  store: MlflowStore,
  run: StoredRun,
  version: string,
  { name, columns, example }: Registration,
) {
  const modelId = scenarioModelId(name, version);
  const time = createdAt(run);
  const model = store.createLoggedModel({
    modelId,
    experimentId: run.experimentId,
    name: FOLDER,
    sourceRunId: run.runId,
    status: 'LOGGED_MODEL_READY',
    creationTime: time,
    lastUpdatedTime: time + 2_000,
    params: new Map(run.params),
    tags: new Map([
      [
        'mlflow.modelVersions',
        JSON.stringify([{ name, version: Number(version) }]),
      ],
      ['mlflow.user', run.userId],
    ]),
    metrics: ['f1', 'auc', 'accuracy'].flatMap(key => {
      const points = run.metrics.get(key);
      return points ? { key, runId: run.runId, ...latestPoint(points) } : [];
    }),
  });
  run.modelIds.push(modelId);
  const files = modelFiles({
    columns,
    example,
    runId: run.runId,
    createdAt: time,
    place: { modelId, uri: modelUri(store, model) },
  });
  for (const [path, content] of files) {
    store.artifacts.write(`${modelFolder(model)}/${path}`, content);
  }
}

/** As MLflow 2 logs: files with the run, and a tag that says so. */
function logFolder(
  store: MlflowStore,
  run: StoredRun,
  { columns, example }: Registration,
) {
  const files = modelFiles({
    columns,
    example,
    runId: run.runId,
    createdAt: createdAt(run),
    place: { path: FOLDER },
  });
  for (const [path, content] of files) {
    store.artifacts.write(`${runFolder(run)}/${FOLDER}/${path}`, content);
  }
  const history = { run_id: run.runId, artifact_path: FOLDER };
  run.tags.set('mlflow.log-model.history', JSON.stringify([history]));
}

function placesOf(
  store: MlflowStore,
  run: StoredRun,
  version: string,
  registration: Registration,
): Pick<StoredModelVersion, 'source' | 'artifactUri'> {
  const { layout } = registration.versions[Number(version) - 1];
  if (typeof layout === 'object') {
    return { source: layout.elsewhere, artifactUri: layout.elsewhere };
  }
  if (layout === 'three') {
    logModel(store, run, version, registration);
    return {
      source: `models:/${scenarioModelId(registration.name, version)}`,
      artifactUri: scenarioStorageUri(registration.name, version),
    };
  }
  logFolder(store, run, registration);
  const place =
    layout === 'two'
      ? `${runUri(store, run)}/${FOLDER}`
      : `runs:/${run.runId}/${FOLDER}`;
  return { source: place, artifactUri: place };
}

/** Registers versions, and logs the model of each as its story tells. */
export function registerModel(store: MlflowStore, registration: Registration) {
  const { name, description } = registration;
  const versions = registration.versions.map((story, index) => {
    const version = String(index + 1);
    const run = store.run(scenarioRunId(name, version));
    const creationTime = (run.endTime ?? run.startTime) + MINUTE;
    return {
      version,
      creationTime,
      lastUpdatedTime: creationTime,
      runId: run.runId,
      ...placesOf(store, run, version, registration),
      description: story.description ?? '',
      stage: 'None' as const,
      tags: new Map(Object.entries(story.tags ?? {})),
    };
  });
  store.models.set(name, {
    name,
    description,
    creationTime: versions[0].creationTime,
    lastUpdatedTime: versions[versions.length - 1].creationTime,
    tags: new Map(Object.entries(registration.tags ?? {})),
    versions,
    aliases: new Map(Object.entries(registration.aliases)),
  });
}
