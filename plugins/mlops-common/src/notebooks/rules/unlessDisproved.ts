import type { Diagnosed, Rule } from '../../diagnosis';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { failsToWrite } from './crashes';

/** What these foresee has not come true where the notebook runs. */
const DISPROVED = ['notebook-args-without-command'];
/** These come true with the next Pod, or on another node. */
const POSTPONED = ['notebook-image-gone'];
/** What this foresees has come true where the server ends with such an error. */
const BORNE_OUT = 'notebook-volume-permission';

/**
 * A rule for manifests that gives way to what is seen in the cluster, or is
 * borne out by it.
 *
 * @internal
 */
export function unlessDisproved(
  rule: Rule<NotebookEvidence>,
): Rule<NotebookEvidence> {
  if (rule.id === BORNE_OUT) {
    return { ...rule, diagnose: evidence => borneOut(rule, evidence) };
  }
  const disproved = DISPROVED.includes(rule.id);
  if (!disproved && !POSTPONED.includes(rule.id)) {
    return rule;
  }
  return {
    ...rule,
    diagnose(evidence) {
      const found = rule.diagnose(evidence);
      if (found === undefined || !NotebookFacts.of(evidence).ready) {
        return found;
      }
      return disproved ? undefined : [found].flat().map(asWarning);
    },
  };
}

function borneOut(
  rule: Rule<NotebookEvidence>,
  evidence: NotebookEvidence,
): readonly Diagnosed[] | undefined {
  const found = rule.diagnose(evidence);
  if (found === undefined) {
    return undefined;
  }
  const came = failsToWrite(NotebookFacts.of(evidence));
  return [found]
    .flat()
    .map(one => (came ? { ...one, severity: 'error' as const } : one));
}

function asWarning(diagnosed: Diagnosed): Diagnosed {
  const { severity = 'error' } = diagnosed;
  return severity === 'error'
    ? { ...diagnosed, severity: 'warning' }
    : diagnosed;
}
