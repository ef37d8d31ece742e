import { InputError } from '@backstage/errors';
import {
  joinRunFilters,
  MlflowScope,
  parseRunFilter,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** The filter of the entity and that of the viewer, joined as conditions and never as text. @internal */
export function runFilterOf(
  scope: MlflowScope,
  text?: string,
): string | undefined {
  const wanted = text?.trim();
  if (!scope.runFilter) {
    return wanted || undefined;
  }
  if (!wanted) {
    return joinRunFilters([scope.runFilter]);
  }
  const parsed = parseRunFilter(wanted);
  if ('message' in parsed) {
    throw new InputError(parsed.message);
  }
  return joinRunFilters([scope.runFilter, parsed]);
}
