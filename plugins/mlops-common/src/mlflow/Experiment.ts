import { dateOf, fieldsOf, tagsOf, textOf } from './values';

/** An MLflow experiment. @public */
export interface MlflowExperiment {
  readonly experimentId: string;
  readonly name: string;
  /** Deleted experiments are answered by id and name as if they were there. */
  readonly deleted: boolean;
  readonly createdAt?: Date;
  readonly lastUpdatedAt?: Date;
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
    tags: tagsOf(fields.tags),
  };
}
