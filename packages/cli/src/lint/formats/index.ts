import type { LintResult } from '../LintResult';
import type { Format } from '../lintOptions';
import { formatHuman } from './human';
import { formatJson } from './json';
import { formatSarif } from './sarif';

/** What is printed for a result. */
export function formatResult(
  result: LintResult,
  format: Format,
  options: { readonly colour: boolean },
): string {
  switch (format) {
    case 'json':
      return formatJson(result);
    case 'sarif':
      return formatSarif(result);
    default:
      return formatHuman(result, options);
  }
}
