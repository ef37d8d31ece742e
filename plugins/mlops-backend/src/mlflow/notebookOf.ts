import {
  MLFLOW_NOTEBOOK_TAG,
  type MlflowRun,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** Where a notebook is. @internal */
export interface NotebookPlace {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * The notebook that wrote a run, if it is one of those given: anybody can write
 * a tag. It is named as `namespace/name`, with the cluster before it where one
 * of several is meant.
 *
 * @internal
 */
export async function notebookOf(
  run: Pick<MlflowRun, 'tags'>,
  notebooks: () => Promise<readonly NotebookPlace[]>,
): Promise<NotebookPlace | undefined> {
  const parts = run.tags.get(MLFLOW_NOTEBOOK_TAG)?.trim().split('/') ?? [];
  const [name, namespace, cluster] = [...parts].reverse();
  if (!name || !namespace || parts.length > 3) {
    return undefined;
  }
  const found = (await notebooks()).filter(
    one =>
      one.name === name &&
      one.namespace === namespace &&
      (cluster === undefined || one.cluster === cluster),
  );
  const [only, ...others] = found;
  return only && others.length === 0
    ? { cluster: only.cluster, namespace, name }
    : undefined;
}
