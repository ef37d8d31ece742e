import {
  type Diagnosis,
  type Finding,
  type Rule,
  diagnose,
} from '../diagnosis';
import type { NotebookEvidence } from './NotebookEvidence';
import { NotebookFacts } from './NotebookFacts';
import { type NotebookStatus, type Stoppers, statusOf } from './statusOf';
import { notebookRules } from './rules';

/** @public */
export interface NotebookDiagnosis extends Diagnosis {
  readonly status: NotebookStatus;
}

const RULES = new Map(notebookRules.map(rule => [rule.id, rule]));
const OPTIONS = { docs: 'findings/notebooks.md' };

/**
 * What is going on with a notebook, and what is wrong with it: the headline of
 * one that failed is the title of its first error.
 *
 * @public
 */
export function diagnoseNotebook(
  evidence: NotebookEvidence,
): NotebookDiagnosis {
  const { findings, broken } = diagnose(notebookRules, evidence, OPTIONS);
  const status = statusOf(
    NotebookFacts.of(evidence),
    stoppers(findings, RULES),
  );
  return { status, findings, broken };
}

/** Stages that a Pod has passed once it exists. */
const BEFORE_POD = ['manifest', 'admission'];
/** What is wrong here does not keep a Pod from running. */
const BESIDE_POD = ['network', 'advice'];

/** A warning at first: it may still get its volume. */
const CLAIM_PENDING = 'notebook-claim-pending';

type Rules = ReadonlyMap<string, Rule<NotebookEvidence>>;

/** What may keep the notebook from running, causes first. @internal */
export function stoppers(findings: readonly Finding[], rules: Rules): Stoppers {
  const errors = findings.filter(finding => hasError(finding));
  return {
    beforePod: errors.find(finding =>
      reaches(finding, one => isBeforePod(one, rules)),
    ),
    ofPod: errors.find(finding => reaches(finding, one => isOfPod(one, rules))),
    besidePod: errors[0],
    volumePending: findings.some(({ ruleId }) => ruleId === CLAIM_PENDING),
  };
}

function hasError({ severity, consequences }: Finding): boolean {
  return severity === 'error' || consequences.some(hasError);
}

/** Whether a finding or one that follows from it meets the condition. */
function reaches(
  finding: Finding,
  meets: (finding: Finding) => boolean,
): boolean {
  return (
    (finding.severity === 'error' && meets(finding)) ||
    finding.consequences.some(one => reaches(one, meets))
  );
}

function isBeforePod({ ruleId }: Finding, rules: Rules): boolean {
  return BEFORE_POD.includes(rules.get(ruleId)?.stage ?? '');
}

/** Seen at the Pod; what a manifest alone makes likely has not happened yet. */
function isOfPod({ ruleId }: Finding, rules: Rules): boolean {
  const rule = rules.get(ruleId);
  return (
    rule !== undefined &&
    !rule.fromManifest &&
    !BEFORE_POD.includes(rule.stage) &&
    !BESIDE_POD.includes(rule.stage)
  );
}
