import {
  MLFLOW_PRIMARY_METRIC_GREATER_TAG,
  MLFLOW_PRIMARY_METRIC_TAG,
} from './names';
import { dateOf, fieldsOf, tagsOf, textOf } from './values';

/** An MLflow experiment. @public */
export interface MlflowExperiment {
  readonly experimentId: string;
  readonly name: string;
  /** Deleted experiments are answered by id and name as if they were there. */
  readonly deleted: boolean;
  readonly createdAt?: Date;
  readonly lastUpdatedAt?: Date;
  /** Where its runs keep their files, in the server's own terms. */
  readonly artifactLocation?: string;
  readonly tags: ReadonlyMap<string, string>;
}

/** Reads an experiment of any MLflow version; `undefined` when it has no id. @public */
export function parseExperiment(value: unknown): MlflowExperiment | undefined {
  const fields = fieldsOf(value);
  const experimentId = textOf(fields.experiment_id);
  if (experimentId === undefined) {
    return undefined;
  }
  return {
    experimentId,
    name: textOf(fields.name) ?? experimentId,
    deleted: fields.lifecycle_stage === 'deleted',
    createdAt: dateOf(fields.creation_time),
    lastUpdatedAt: dateOf(fields.last_update_time),
    artifactLocation: textOf(fields.artifact_location),
    tags: tagsOf(fields.tags),
  };
}

/** The metric by which an experiment's runs are compared. @public */
export interface MlflowPrimaryMetric {
  readonly name: string;
  readonly greaterIsBetter?: boolean;
}

/** The primary metric that the tags of an experiment name. @public */
export function primaryMetricOf(
  tags: ReadonlyMap<string, string>,
): MlflowPrimaryMetric | undefined {
  const name = tags.get(MLFLOW_PRIMARY_METRIC_TAG)?.trim();
  if (!name) {
    return undefined;
  }
  const greater = tags
    .get(MLFLOW_PRIMARY_METRIC_GREATER_TAG)
    ?.trim()
    .toLowerCase();
  return {
    name,
    greaterIsBetter:
      greater === 'true' || greater === 'false'
        ? greater === 'true'
        : undefined,
  };
}
