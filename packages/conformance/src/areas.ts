import type { Area } from './Conformance';
import { checkMlflow } from './mlflow/checkMlflow';

/** What can be checked, by the name that `--only` takes. */
export const areas: Readonly<Record<string, Area>> = {
  mlflow: checkMlflow,
};
