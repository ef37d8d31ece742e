import { parseArgs } from 'node:util';
import type { Severity } from '@mlops-portal/backstage-plugin-mlops-common';
import { UsageError } from '../UsageError';
import { knownRules } from './knownRules';

export const formats = ['human', 'json', 'sarif'] as const;
export type Format = (typeof formats)[number];

export const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** What is asked for on the command line. */
export interface LintOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  /** Empty: all. */
  readonly rules: readonly string[];
  /** The least severe that is shown. */
  readonly severity: Severity;
  /** The least severe for which the exit code is 1. */
  readonly failOn: Severity;
  readonly jupyterWebApp: boolean;
}

export const lintHelp = `Usage: mlops lint PATH… [options]

Finds in manifests why Kubeflow notebooks would not start, and what must not be
in a GitOps repository. PATH is a file, a folder, or - for standard input.

  --format human|json|sarif       how to print findings (human)
  --rule ID                       only this rule; may be repeated
  --severity error|warning|info   the least severe to print (info)
  --fail-on error|warning|info    the least severe for exit code 1 (error)
  --jupyter-web-app               also what breaks the Jupyter Web App

Exit code: 0 nothing found, 1 findings of --fail-on, 2 bad usage.
To accept a finding write on its line, or above it, or at the top of the document:
  # mlops-lint-ignore RULE-ID: reason
`;

/** Reads the arguments of `mlops lint`. */
export function readLintOptions(args: readonly string[]): LintOptions {
  const { values, positionals } = parse(args);
  if (positionals.length === 0) {
    throw new UsageError(`mlops lint needs a PATH.\n\n${lintHelp.trimEnd()}`);
  }
  const rules = (values.rule ?? []).flatMap(text => text.split(','));
  const known = knownRules().map(({ id }) => id);
  const unknown = rules.find(rule => !known.includes(rule));
  if (unknown !== undefined) {
    throw new UsageError(
      `--rule does not know '${unknown}'. Known: ${known.join(', ')}.`,
    );
  }
  return {
    paths: positionals,
    format: choice('format', values.format, formats, 'human'),
    rules,
    severity: choice('severity', values.severity, severities, 'info'),
    failOn: choice('fail-on', values['fail-on'], severities, 'error'),
    jupyterWebApp: values['jupyter-web-app'] ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        rule: { type: 'string', multiple: true },
        severity: { type: 'string' },
        'fail-on': { type: 'string' },
        'jupyter-web-app': { type: 'boolean' },
      },
    });
  } catch (error) {
    const [first] = (error as Error).message.split('. ');
    throw new UsageError(`${first}.\n\n${lintHelp.trimEnd()}`);
  }
}

function choice<T extends string>(
  option: string,
  value: string | undefined,
  known: readonly T[],
  otherwise: T,
): T {
  if (value === undefined) {
    return otherwise;
  }
  const found = known.find(one => one === value);
  if (found === undefined) {
    throw new UsageError(
      `--${option} is one of ${known.join(', ')}, not '${value}'.`,
    );
  }
  return found;
}
