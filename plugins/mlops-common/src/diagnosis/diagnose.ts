import type { Finding, Severity } from './Finding';
import { type Diagnosed, type Rule, stages } from './Rule';

/** @public */
export interface Diagnosis {
  /** Causes before consequences; the first is the headline. */
  readonly findings: readonly Finding[];
  /** Rules that broke on this input: a mistake of ours, which costs only that rule. */
  readonly broken: readonly {
    readonly ruleId: string;
    readonly error: unknown;
  }[];
}

/** @public */
export interface DiagnoseOptions {
  /** Page of the user guide that explains these rules. */
  readonly docs: string;
}

/**
 * Asks every rule and puts what they found in order: errors first, among them
 * what fails earliest, and consequences under their cause.
 *
 * @public
 */
export function diagnose<E>(
  rules: readonly Rule<E>[],
  evidence: E,
  { docs }: DiagnoseOptions,
): Diagnosis {
  const broken: { ruleId: string; error: unknown }[] = [];
  const found: (Found & { readonly order: number })[] = [];
  // Thousands of notebooks pass here, and most rules find nothing.
  for (let order = 0; order < rules.length; order++) {
    const rule = rules[order];
    try {
      const said = rule.diagnose(evidence);
      if (said !== undefined) {
        for (const diagnosed of [said].flat()) {
          found.push({
            rule,
            order,
            follows: [
              ...(rule.follows ?? []),
              ...(diagnosed.alsoFollows ?? []),
            ],
            finding: toFinding(rule, diagnosed, docs),
          });
        }
      }
    } catch (error) {
      broken.push({ ruleId: rule.id, error });
    }
  }
  found.sort(
    (a, b) =>
      weightOf(a.finding.severity) - weightOf(b.finding.severity) ||
      stages.indexOf(a.rule.stage) - stages.indexOf(b.rule.stage) ||
      a.order - b.order,
  );
  return { findings: fold(found), broken };
}

function toFinding<E>(
  rule: Rule<E>,
  { alsoFollows: _also, ...diagnosed }: Diagnosed,
  docs: string,
): Found['finding'] {
  return {
    ...diagnosed,
    ruleId: rule.id,
    severity: diagnosed.severity ?? rule.severity,
    docs: `${docs}#${rule.id}`,
  };
}

interface Found {
  readonly rule: Pick<Rule<never>, 'id' | 'stage'>;
  readonly follows: readonly string[];
  readonly finding: Omit<Finding, 'consequences'>;
}

function fold(found: readonly Found[]): readonly Finding[] {
  const causeOf = ({ rule, follows }: Found) =>
    found.find(
      other =>
        follows.includes(other.rule.id) &&
        // Two that explain each other explain nothing.
        !explains(rule, other, found),
    );
  const consequencesOf = (cause: Found): readonly Finding[] =>
    found
      .filter(other => causeOf(other) === cause)
      .map(other => ({
        ...other.finding,
        consequences: consequencesOf(other),
      }));
  return found
    .filter(one => !causeOf(one))
    .map(one => ({ ...one.finding, consequences: consequencesOf(one) }));
}

/** Whether a rule is, over any number of steps, behind another finding. */
function explains(
  rule: Found['rule'],
  finding: Found,
  found: readonly Found[],
  seen: ReadonlySet<string> = new Set(),
): boolean {
  return finding.follows.some(id => {
    if (id === rule.id) {
      return true;
    }
    const next = seen.has(id)
      ? undefined
      : found.find(other => other.rule.id === id);
    return (
      next !== undefined && explains(rule, next, found, new Set([...seen, id]))
    );
  });
}

function weightOf(severity: Severity): number {
  return { error: 0, warning: 1, info: 2 }[severity];
}
