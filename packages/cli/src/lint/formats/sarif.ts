import type { Severity } from '@mlops-portal/backstage-plugin-mlops-common';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import { version } from '../../../package.json';
import type { LintFinding, LintResult } from '../LintResult';
import { type KnownRule, knownRules } from '../knownRules';

const DOCS = 'https://github.com/mlops-portal/backstage-mlops/blob/main/docs';
const LEVELS: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** SARIF 2.1.0, which code hosts show beside the lines of a pull request. */
export function formatSarif({ findings }: LintResult): string {
  const rules = knownRules();
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'mlops-lint',
            version,
            informationUri: `${DOCS}/lint.md`,
            rules: rules.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(finding => result(finding, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor({
  id,
  severity,
  summary,
  docs,
}: KnownRule): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: summary },
    helpUri: `${DOCS}/${docs}`,
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function result(finding: LintFinding, rules: readonly KnownRule[]): Result {
  const { file, line, column, ruleId, severity, title, cause, remedy } =
    finding;
  return {
    ruleId,
    ruleIndex: rules.findIndex(({ id }) => id === ruleId),
    level: LEVELS[severity],
    message: { text: `${title}. ${cause} ${remedy}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file) },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}
