import { fieldsOf, textOf } from './values';

/** A model as a run logged it, on servers of 3.0 and later. @public */
export interface MlflowLoggedModel {
  readonly modelId: string;
  readonly experimentId?: string;
  readonly name?: string;
  readonly artifactUri?: string;
  /** Whether all of its files are there. */
  readonly ready: boolean;
}

/** Reads a logged model; `undefined` when it has no id. @public */
export function parseLoggedModel(
  value: unknown,
): MlflowLoggedModel | undefined {
  const info = fieldsOf(fieldsOf(value).info);
  const modelId = textOf(info.model_id);
  if (modelId === undefined) {
    return undefined;
  }
  return {
    modelId,
    experimentId: textOf(info.experiment_id),
    name: textOf(info.name),
    artifactUri: textOf(info.artifact_uri),
    ready: info.status === undefined || info.status === 'LOGGED_MODEL_READY',
  };
}
