/** What not every MLflow server can do. @public */
export interface MlflowFeatures {
  /** Models are logged as things of their own. */
  readonly loggedModels: boolean;
  /** Runs say which data they read. */
  readonly datasets: boolean;
  /** Histories of several runs in one answer, thinned out. */
  readonly bulkIntervalHistory: boolean;
  /** Runs can be asked for that lack a tag. */
  readonly parentIsNull: boolean;
}

const SINCE: Readonly<
  Record<keyof MlflowFeatures, readonly [number, number, number]>
> = {
  loggedModels: [3, 0, 0],
  datasets: [2, 4, 0],
  bulkIntervalHistory: [2, 11, 0],
  parentIsNull: [3, 11, 1],
};

/**
 * What a version of MLflow can do, as in "3.11.2.dev0"; `undefined` for what
 * is no version. A server may know better: managed ones leave things out.
 *
 * @public
 */
export function featuresOfVersion(
  version: string | undefined,
): MlflowFeatures | undefined {
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(version ?? '');
  if (!match) {
    return undefined;
  }
  const parts = match.slice(1).map(part => Number(part ?? 0));
  const has = (feature: keyof MlflowFeatures) => {
    const since = SINCE[feature];
    const first = parts.findIndex((part, index) => part !== since[index]);
    return first === -1 || parts[first] > since[first];
  };
  return {
    loggedModels: has('loggedModels'),
    datasets: has('datasets'),
    bulkIntervalHistory: has('bulkIntervalHistory'),
    parentIsNull: has('parentIsNull'),
  };
}
