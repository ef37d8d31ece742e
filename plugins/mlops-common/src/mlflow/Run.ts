import {
  MLFLOW_PARENT_RUN_TAG,
  MLFLOW_RUN_NAME_TAG,
  MLFLOW_USER_TAG,
} from './names';
import { type MlflowRunDataset, parseRunDataset } from './RunDataset';
import {
  dateOf,
  fieldsOf,
  integerOf,
  listOf,
  metricValueOf,
  tagsOf,
  textOf,
} from './values';

/** What an MLflow run is doing; `unknown` for a word that no known version writes. @public */
export type MlflowRunStatus =
  | 'running'
  | 'scheduled'
  | 'finished'
  | 'failed'
  | 'killed'
  | 'unknown';

/** The last value of a metric: a number, NaN or one of the infinities. @public */
export interface MlflowMetric {
  readonly key: string;
  readonly value: number;
  readonly step?: number;
  readonly timestamp?: Date;
}

/** A parameter of a run. @public */
export interface MlflowParam {
  readonly key: string;
  readonly value: string;
}

/** An MLflow run. @public */
export interface MlflowRun {
  readonly runId: string;
  readonly experimentId: string;
  readonly name: string;
  readonly status: MlflowRunStatus;
  readonly deleted: boolean;
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  readonly user?: string;
  /** Where its files are, in the server's own terms. */
  readonly artifactUri?: string;
  /** The run that it is a part of. */
  readonly parentRunId?: string;
  readonly datasets: readonly MlflowRunDataset[];
  /** Of the models that it logged, on servers of 3.0 and later. */
  readonly modelIds: readonly string[];
  readonly metrics: readonly MlflowMetric[];
  readonly params: readonly MlflowParam[];
  readonly tags: ReadonlyMap<string, string>;
}

const STATUSES: ReadonlyMap<unknown, MlflowRunStatus> = new Map([
  ['RUNNING', 'running'],
  ['SCHEDULED', 'scheduled'],
  ['FINISHED', 'finished'],
  ['FAILED', 'failed'],
  ['KILLED', 'killed'],
]);

function parseMetric(value: unknown): MlflowMetric[] {
  const fields = fieldsOf(value);
  const key = textOf(fields.key);
  const number = metricValueOf(fields.value);
  if (key === undefined || number === undefined) {
    return [];
  }
  return [
    {
      key,
      value: number,
      step: integerOf(fields.step),
      timestamp: dateOf(fields.timestamp),
    },
  ];
}

function parseParam(value: unknown): MlflowParam[] {
  const fields = fieldsOf(value);
  const key = textOf(fields.key);
  return key === undefined ? [] : [{ key, value: textOf(fields.value) ?? '' }];
}

/** Reads a run of any MLflow version; `undefined` when it has no id. @public */
export function parseRun(value: unknown): MlflowRun | undefined {
  const { info: rawInfo, data: rawData, inputs, outputs } = fieldsOf(value);
  const info = fieldsOf(rawInfo);
  const data = fieldsOf(rawData);
  const runId = textOf(info.run_id) ?? textOf(info.run_uuid);
  const experimentId = textOf(info.experiment_id);
  if (runId === undefined || experimentId === undefined) {
    return undefined;
  }
  const tags = tagsOf(data.tags);
  return {
    runId,
    experimentId,
    name:
      textOf(info.run_name) ?? textOf(tags.get(MLFLOW_RUN_NAME_TAG)) ?? runId,
    status: STATUSES.get(info.status) ?? 'unknown',
    deleted: info.lifecycle_stage === 'deleted',
    startedAt: dateOf(info.start_time),
    endedAt: dateOf(info.end_time),
    user: textOf(tags.get(MLFLOW_USER_TAG)) ?? textOf(info.user_id),
    artifactUri: textOf(info.artifact_uri),
    parentRunId: textOf(tags.get(MLFLOW_PARENT_RUN_TAG)),
    datasets: listOf(fieldsOf(inputs).dataset_inputs).flatMap(
      input => parseRunDataset(input) ?? [],
    ),
    modelIds: listOf(fieldsOf(outputs).model_outputs).flatMap(
      output => textOf(fieldsOf(output).model_id) ?? [],
    ),
    metrics: listOf(data.metrics).flatMap(parseMetric),
    params: listOf(data.params).flatMap(parseParam),
    tags,
  };
}
