import type { Bench } from './Bench';
import { measureKubernetes } from './kubernetes/measureKubernetes';
import { measureLint } from './lint/measureLint';
import { measureMlflow } from './mlflow/measureMlflow';
import { measureRules } from './notebooks/measureRules';

/** Measures something and reports the figures. */
export type Area = (bench: Bench) => Promise<void>;

/** What can be measured, by the name that `--only` takes; ids of figures begin with it. */
export const areas: Readonly<Record<string, Area>> = {
  kubernetes: measureKubernetes,
  lint: measureLint,
  mlflow: measureMlflow,
  notebooks: measureRules,
};
