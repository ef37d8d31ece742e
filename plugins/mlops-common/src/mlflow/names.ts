/** Experiments by id, a comma list. @public */
export const MLFLOW_EXPERIMENT_ID_ANNOTATION = 'mlflow.org/experiment-id';

/** Experiments by name, a comma list. @public */
export const MLFLOW_EXPERIMENT_NAME_ANNOTATION = 'mlflow.org/experiment-name';

/** Registered models by name, a comma list. @public */
export const MLFLOW_REGISTERED_MODEL_ANNOTATION = 'mlflow.org/registered-model';

/** Ids of configured MLflow servers, a comma list; absent means all of them. @public */
export const MLFLOW_SERVER_ANNOTATION = 'mlflow.org/server';

/** The MLflow workspace in which the names are looked up. @public */
export const MLFLOW_WORKSPACE_ANNOTATION = 'mlflow.org/workspace';

/** A filter in MLflow's grammar that every run of the entity must match. @public */
export const MLFLOW_RUN_FILTER_ANNOTATION = 'mlflow.org/run-filter';

/** Every annotation of an entity that says something about MLflow. @public */
export const mlflowAnnotations: readonly string[] = [
  MLFLOW_EXPERIMENT_ID_ANNOTATION,
  MLFLOW_EXPERIMENT_NAME_ANNOTATION,
  MLFLOW_REGISTERED_MODEL_ANNOTATION,
  MLFLOW_SERVER_ANNOTATION,
  MLFLOW_WORKSPACE_ANNOTATION,
  MLFLOW_RUN_FILTER_ANNOTATION,
];

/** Tag of an experiment or registered model: who owns it, a comma list of entity references. @public */
export const MLFLOW_OWNER_TAG = 'backstage.io/owner';

/** Tag of an experiment or registered model: the catalog entity that it belongs to. @public */
export const MLFLOW_ENTITY_TAG = 'backstage.io/entity';

/** Tag of a run: the notebook that wrote it, as `namespace/name` or `cluster/namespace/name`. @public */
export const MLFLOW_NOTEBOOK_TAG = 'backstage.io/notebook';

/** Tag in which older servers keep the name of a run. @public */
export const MLFLOW_RUN_NAME_TAG = 'mlflow.runName';

/** Tag with the user as the client knew it; more often right than `user_id`. @public */
export const MLFLOW_USER_TAG = 'mlflow.user';

/** Tag of an experiment, run or model: what somebody wrote about it, as markdown. @public */
export const MLFLOW_NOTE_TAG = 'mlflow.note.content';

/** Tag of a run: the run that it is a part of. @public */
export const MLFLOW_PARENT_RUN_TAG = 'mlflow.parentRunId';

/** Tag of an experiment: the metric by which its runs are compared. @public */
export const MLFLOW_PRIMARY_METRIC_TAG = 'mlflow.experiment.primaryMetric.name';

/** Tag of an experiment: "True" when more of its primary metric is better. @public */
export const MLFLOW_PRIMARY_METRIC_GREATER_TAG =
  'mlflow.experiment.primaryMetric.greaterIsBetter';

/** Whether MLflow itself or this portal set a tag; such tags are shown as what they mean. @public */
export function isReservedTag(key: string): boolean {
  return key.startsWith('mlflow.') || key.startsWith('backstage.io/');
}

/** Tag that marks a registered model as a prompt: those live in the same registry. @public */
export const MLFLOW_PROMPT_TAG = 'mlflow.prompt.is_prompt';
