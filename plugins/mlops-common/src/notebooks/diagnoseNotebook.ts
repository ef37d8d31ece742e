import { type Diagnosis, diagnose } from '../diagnosis';
import type { NotebookEvidence } from './NotebookEvidence';
import { type NotebookStatus, notebookStatus } from './notebookStatus';
import { notebookRules } from './rules';

/** @public */
export interface NotebookDiagnosis extends Diagnosis {
  readonly status: NotebookStatus;
}

/**
 * What is going on with a notebook, and what is wrong with it.
 *
 * @public
 */
export function diagnoseNotebook(
  evidence: NotebookEvidence,
): NotebookDiagnosis {
  const { notebook, pods, now } = evidence;
  return {
    ...diagnose(notebookRules, evidence, { docs: 'findings/notebooks.md' }),
    status: notebookStatus({ notebook, parsedPods: pods, now }),
  };
}
