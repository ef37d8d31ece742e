import type { Severity } from '@mlops-portal/backstage-plugin-mlops-common';
import type { LintResult } from '../LintResult';

/** The numbers of a result. */
export function summarise({
  findings,
  files,
  manifests,
  ignored,
  notEvaluated,
}: LintResult) {
  const count = (severity: Severity) =>
    findings.filter(finding => finding.severity === severity).length;
  return {
    files,
    manifests,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    ignored,
    notEvaluated,
  };
}
