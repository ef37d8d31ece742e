import type { LintFinding } from './LintResult';
import { knownRules } from './knownRules';
import {
  type IgnoreComment,
  readIgnoreComments,
} from './manifests/ignoreComments';
import type { PlacedFinding } from './placeFindings';

/** Leaves out what comments accept, and says which comments do nothing. */
export function acceptFindings(
  placed: readonly PlacedFinding[],
  textOf: (file: string) => string,
): { readonly findings: readonly LintFinding[]; readonly ignored: number } {
  const comments = new Map<string, readonly IgnoreComment[]>();
  const commentsOf = (file: string) => {
    let known = comments.get(file);
    if (!known) {
      known = readIgnoreComments(textOf(file));
      comments.set(file, known);
    }
    return known;
  };
  const findings = placed.flatMap(finding => {
    const left = finding.places.filter(
      ({ line }) =>
        !commentsOf(finding.file).some(comment =>
          accepts(comment, finding, line),
        ),
    );
    if (finding.places.length > 0 && left.length === 0) {
      return [];
    }
    const { places: _places, lines: _lines, ...shown } = finding;
    return [{ ...shown, ...left[0] }];
  });
  return {
    findings: [...findings, ...[...comments].flatMap(useless)],
    ignored: placed.length - findings.length,
  };
}

function accepts(
  comment: IgnoreComment,
  { ruleId, lines }: PlacedFinding,
  line: number,
): boolean {
  if (comment.rule !== ruleId || !comment.reason) {
    return false;
  }
  return (
    comment.about === line ||
    (comment.onTop &&
      comment.line >= lines.first - 1 &&
      comment.about <= lines.last)
  );
}

function useless([file, comments]: [
  string,
  readonly IgnoreComment[],
]): readonly LintFinding[] {
  const known = new Set(knownRules().map(({ id }) => id));
  return comments
    .filter(({ rule, reason }) => !known.has(rule) || !reason)
    .map(({ line, column, rule, reason }) => ({
      file,
      line,
      column,
      kind: '',
      name: '',
      ruleId: 'lint-ignore',
      severity: 'warning',
      title: 'The comment accepts nothing',
      cause:
        known.has(rule) && !reason
          ? 'It gives no reason.'
          : `There is no rule "${rule}".`,
      remedy: 'Write # mlops-lint-ignore rule-id: reason',
      docs: 'findings/manifests.md#lint-ignore',
    }));
}
