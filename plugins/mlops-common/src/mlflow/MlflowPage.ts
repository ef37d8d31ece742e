import { MlflowExperiment, parseExperiment } from './Experiment';
import { type MlflowLoggedModel, parseLoggedModel } from './LoggedModel';
import {
  MlflowModelVersion,
  MlflowRegisteredModel,
  parseModelVersion,
  parseRegisteredModel,
} from './RegisteredModel';
import { MlflowRun, parseRun } from './Run';
import { fieldsOf, listOf, textOf } from './values';

/** One page of a search. An empty answer of MLflow is `{}`. @public */
export interface MlflowPage<T> {
  readonly items: readonly T[];
  readonly nextPageToken?: string;
}

function parsePage<T>(
  body: unknown,
  key: string,
  parse: (value: unknown) => T | undefined,
): MlflowPage<T> {
  const fields = fieldsOf(body);
  return {
    items: listOf(fields[key]).flatMap(item => parse(item) ?? []),
    nextPageToken: textOf(fields.next_page_token),
  };
}

/** Reads the answer of `experiments/search`. @public */
export function parseExperimentPage(
  body: unknown,
): MlflowPage<MlflowExperiment> {
  return parsePage(body, 'experiments', parseExperiment);
}

/** Reads the answer of `runs/search`. @public */
export function parseRunPage(body: unknown): MlflowPage<MlflowRun> {
  return parsePage(body, 'runs', parseRun);
}

/** Reads the answer of `registered-models/search`. @public */
export function parseRegisteredModelPage(
  body: unknown,
): MlflowPage<MlflowRegisteredModel> {
  return parsePage(body, 'registered_models', parseRegisteredModel);
}

/** Reads the answer of `model-versions/search`. @public */
export function parseModelVersionPage(
  body: unknown,
): MlflowPage<MlflowModelVersion> {
  return parsePage(body, 'model_versions', parseModelVersion);
}

/** Reads the answer of `logged-models/search`. @public */
export function parseLoggedModelPage(
  body: unknown,
): MlflowPage<MlflowLoggedModel> {
  return parsePage(body, 'models', parseLoggedModel);
}
