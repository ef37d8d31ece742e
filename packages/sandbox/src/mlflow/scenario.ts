import { createHash } from 'node:crypto';

/** The run that a version of a registered model came from: the same on every start, so that endpoints can name it. */
export function scenarioRunId(model: string, version: string | number): string {
  return createHash('sha256')
    .update(`run ${model} ${version}`)
    .digest('hex')
    .slice(0, 32);
}

/** The logged model behind a version, as MLflow 3 names it. */
export function scenarioModelId(
  model: string,
  version: string | number,
): string {
  const digest = createHash('sha256').update(`model ${model} ${version}`);
  return `m-${digest.digest('hex').slice(0, 32)}`;
}

/** The bucket that the experiments of the scenario keep their files in. */
export const ARTIFACT_ROOT = 's3://mlflow-artifacts';

const EXPERIMENT_IDS: Readonly<Record<string, string>> = {
  'bank-churn': '1',
  'fraud-detection': '2',
  'demand-forecast': '3',
};

/** Where the files of a version are: what an endpoint of the scenario loads. */
export function scenarioStorageUri(
  model: string,
  version: string | number,
): string {
  const modelId = scenarioModelId(model, version);
  return `${ARTIFACT_ROOT}/${EXPERIMENT_IDS[model]}/models/${modelId}/artifacts`;
}
