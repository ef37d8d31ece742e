import type { Severity } from '@mlops-portal/backstage-plugin-mlops-common';
import type { LintFinding, LintResult } from '../LintResult';
import { summarise } from './summary';

const COLOURS = { error: 31, warning: 33, info: 36 } as const;
const BOLD = 1;
const DIM = 2;

/** For people: by file, each finding with why and what to do. */
export function formatHuman(
  result: LintResult,
  { colour }: { readonly colour: boolean },
): string {
  const paint = (code: number, text: string) =>
    colour ? `\u001b[${code}m${text}\u001b[0m` : text;
  const lines: string[] = [];
  let file: string | undefined;
  for (const finding of result.findings) {
    if (finding.file !== file) {
      file = finding.file;
      lines.push('', paint(BOLD, plain(file)));
    }
    lines.push(...formatFinding(finding, paint));
  }
  for (const { file: where, what } of result.notEvaluated) {
    lines.push('', `${plain(where)}: not evaluated: ${plain(what)}`);
  }
  lines.push('', sentence(result), '');
  return lines.join('\n').replace(/^\n/, '');
}

function formatFinding(
  finding: LintFinding,
  paint: (code: number, text: string) => string,
): readonly string[] {
  const { line, column, severity, title, ruleId, cause, remedy, kind, name } =
    finding;
  const object = [kind, name].filter(Boolean).join(' ');
  const place = `${line}:${column}`.padEnd(8);
  const indent = ' '.repeat(10);
  return [
    `  ${place}${paint(COLOURS[severity], severity.padEnd(8))} ${
      object ? `${plain(object)}: ` : ''
    }${plain(title)}  ${paint(DIM, ruleId)}`,
    `${indent}${plain(cause)}`,
    ...remedy
      .split('\n')
      .map((text, index) =>
        index === 0
          ? `${indent}→ ${plain(text)}`
          : `${indent}    ${plain(text)}`,
      ),
  ];
}

/** Manifests may hold what a terminal would obey. */
function plain(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '�');
}

function sentence(result: LintResult): string {
  const { errors, warnings, infos, manifests, files, ignored } =
    summarise(result);
  const looked = `${counted(manifests, 'manifest')} in ${counted(
    files,
    'file',
  )}`;
  const accepted = ignored > 0 ? `, ${ignored} accepted by comments` : '';
  if (errors + warnings + infos === 0) {
    return `Nothing found in ${looked}${accepted}.`;
  }
  const parts: readonly (readonly [number, Severity | 'note'])[] = [
    [errors, 'error'],
    [warnings, 'warning'],
    [infos, 'note'],
  ];
  const numbers = parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => counted(number, word));
  return `${numbers.join(', ')} in ${looked}${accepted}.`;
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
