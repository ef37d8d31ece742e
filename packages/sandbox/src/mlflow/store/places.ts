import { MlflowStore } from './MlflowStore';
import { StoredLoggedModel, StoredRun } from './types';

/** Roots of addresses whose files are in the store, whatever the address is called. */
const KNOWN_ROOTS = /^(?:s3:\/\/mlflow-artifacts|mlflow-artifacts:)\/+/;

/** Where the store keeps the files of a run. */
export function runFolder(run: StoredRun): string {
  return `${run.experimentId}/${run.runId}/artifacts`;
}

/** Where the store keeps the files of a logged model. */
export function modelFolder(model: StoredLoggedModel): string {
  return `${model.experimentId}/models/${model.modelId}/artifacts`;
}

/** The address of a run's files, as the API tells it. */
export function runUri(store: MlflowStore, run: StoredRun): string {
  return `${store.artifactLocation(run.experimentId)}/${run.runId}/artifacts`;
}

/** The address of a logged model's files, as the API tells it. */
export function modelUri(store: MlflowStore, model: StoredLoggedModel): string {
  const location = store.artifactLocation(model.experimentId);
  return `${location}/models/${model.modelId}/artifacts`;
}

/** The folder of the store that an address leads to; `undefined` for places that only others know. */
export function folderOfUri(uri: string): string | undefined {
  return KNOWN_ROOTS.test(uri) ? uri.replace(KNOWN_ROOTS, '') : undefined;
}
