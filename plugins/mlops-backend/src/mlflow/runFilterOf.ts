import { InputError } from '@backstage/errors';
import {
  joinRunFilters,
  MLFLOW_PARENT_RUN_TAG,
  MlflowScope,
  parseRunFilter,
  type RunFilter,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { RUN_ID } from './requireRun';

/**
 * The filter of the entity, that of the viewer and further ones, joined as
 * conditions and never as text: the filters of which a run has to pass one, of
 * which there are none where every run passes.
 *
 * @internal
 */
export function runFilterOf(
  scope: MlflowScope,
  text?: string,
  further: readonly RunFilter[] = [],
): readonly string[] {
  const forced = [...(scope.runFilter ? [scope.runFilter] : []), ...further];
  const wanted = text?.trim();
  if (!wanted) {
    return joined(forced);
  }
  const parsed = parseRunFilter(wanted);
  if (!('message' in parsed)) {
    return joined([...forced, parsed]);
  }
  if (forced.length > 0) {
    throw new InputError(parsed.message);
  }
  // A newer MLflow may know more than we do; if not, it says what is wrong.
  return [wanted];
}

const PARENT = `tags.\`${MLFLOW_PARENT_RUN_TAG}\``;

/** Runs within a run, or within none; `undefined` where both are wanted. @internal */
export function parentFilter(
  parent: string | null | undefined,
): RunFilter | undefined {
  if (parent === undefined) {
    return undefined;
  }
  if (parent === null) {
    return { alternatives: [[`${PARENT} IS NULL`]] };
  }
  if (!RUN_ID.test(parent)) {
    throw new InputError('The parent is no id of a run.');
  }
  return { alternatives: [[`${PARENT} = '${parent}'`]] };
}

/** Runs that are within some run. @internal */
export const isChildFilter: RunFilter = {
  alternatives: [[`${PARENT} IS NOT NULL`]],
};

function joined(filters: readonly RunFilter[]): readonly string[] {
  const texts = joinRunFilters(filters);
  if ('message' in texts) {
    throw new InputError(texts.message);
  }
  return texts;
}
