import { dateOf, fieldsOf, listOf, tagsOf, textOf } from './values';

/** Whether the files of a logged model are all there; `unknown` for a word that no known version writes. @public */
export type MlflowLoggedModelStatus =
  | 'ready'
  | 'pending'
  | 'failed'
  | 'unknown';

/** A model as a run logged it, on servers of 3.0 and later. @public */
export interface MlflowLoggedModel {
  readonly modelId: string;
  readonly experimentId?: string;
  readonly name?: string;
  readonly type?: string;
  readonly createdAt?: Date;
  readonly sourceRunId?: string;
  readonly artifactUri?: string;
  /** Whether all of its files are there. */
  readonly ready: boolean;
  readonly status: MlflowLoggedModelStatus;
  /** The versions of registered models that were made of it. */
  readonly registered: readonly { name: string; version: string }[];
}

const VERSIONS_TAG = 'mlflow.modelVersions';

const STATUSES: ReadonlyMap<unknown, MlflowLoggedModelStatus> = new Map([
  ['LOGGED_MODEL_READY', 'ready'],
  ['LOGGED_MODEL_PENDING', 'pending'],
  ['LOGGED_MODEL_UPLOAD_FAILED', 'failed'],
  // Servers that leave it out mean that nothing is to be waited for.
  [undefined, 'ready'],
]);

/** Reads a logged model; `undefined` when it has no id. @public */
export function parseLoggedModel(
  value: unknown,
): MlflowLoggedModel | undefined {
  const info = fieldsOf(fieldsOf(value).info);
  const modelId = textOf(info.model_id);
  if (modelId === undefined) {
    return undefined;
  }
  const status = STATUSES.get(info.status ?? undefined) ?? 'unknown';
  return {
    modelId,
    experimentId: textOf(info.experiment_id),
    name: textOf(info.name),
    type: textOf(info.model_type),
    createdAt: dateOf(info.creation_timestamp_ms),
    sourceRunId: textOf(info.source_run_id),
    artifactUri: textOf(info.artifact_uri),
    ready: status === 'ready',
    status,
    registered: parseRegistered(tagsOf(info.tags).get(VERSIONS_TAG)),
  };
}

function parseRegistered(text: string | undefined) {
  let entries: unknown;
  try {
    entries = JSON.parse(text ?? '');
  } catch {
    return [];
  }
  return listOf(entries).flatMap(entry => {
    const { name, version } = fieldsOf(entry);
    const [model, number] = [textOf(name), textOf(version)];
    return model && number ? [{ name: model, version: number }] : [];
  });
}
