import type { Diagnosed, Rule } from '../../diagnosis';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';

/** What these foresee has not come true where the notebook runs. */
const DISPROVED = ['notebook-args-without-command'];
/** These come true with the next Pod, or on another node. */
const POSTPONED = ['notebook-image-gone'];

/**
 * A rule for manifests that gives way to what is seen in the cluster.
 *
 * @internal
 */
export function unlessDisproved(
  rule: Rule<NotebookEvidence>,
): Rule<NotebookEvidence> {
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

function asWarning(diagnosed: Diagnosed): Diagnosed {
  const { severity = 'error' } = diagnosed;
  return severity === 'error'
    ? { ...diagnosed, severity: 'warning' }
    : diagnosed;
}
