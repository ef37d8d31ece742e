import { InputError } from '@backstage/errors';
import {
  joinRunFilters,
  MlflowScope,
  parseRunFilter,
} from '@mlops-portal/backstage-plugin-mlops-common';

/**
 * The filter of the entity and that of the viewer, joined as conditions and
 * never as text: the filters of which a run has to pass one, of which there
 * are none where every run passes.
 *
 * @internal
 */
export function runFilterOf(
  scope: MlflowScope,
  text?: string,
): readonly string[] {
  const forced = scope.runFilter ? [scope.runFilter] : [];
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

function joined(
  filters: Parameters<typeof joinRunFilters>[0],
): readonly string[] {
  const texts = joinRunFilters(filters);
  if ('message' in texts) {
    throw new InputError(texts.message);
  }
  return texts;
}
