import type { LintResult } from '../LintResult';
import { summarise } from './summary';

/** For programs: `{ findings, summary }`. */
export function formatJson(result: LintResult): string {
  const { findings } = result;
  return `${JSON.stringify(
    { findings, summary: summarise(result) },
    undefined,
    2,
  )}\n`;
}
