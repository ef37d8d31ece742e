import type { Severity } from '@mlops-portal/backstage-plugin-mlops-common';
import type { LintResult } from './LintResult';
import { severities } from './lintOptions';

/** 1 when there is a finding that is at least so severe. */
export function exitCodeOf(
  { findings, mistakes }: LintResult,
  failOn: Severity,
): number {
  const failing = findings.some(
    ({ severity }) =>
      severities.indexOf(severity) <= severities.indexOf(failOn),
  );
  return failing || mistakes.length > 0 ? 1 : 0;
}
