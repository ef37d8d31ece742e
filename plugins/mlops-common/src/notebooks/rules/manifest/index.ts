import type { Rule } from '../../../diagnosis';
import type { NotebookEvidence } from '../../NotebookEvidence';

/**
 * What is wrong in the manifest of a notebook, before there is anything in a
 * cluster.
 *
 * @internal
 */
export const manifestNotebookRules: readonly Rule<NotebookEvidence>[] = [];
