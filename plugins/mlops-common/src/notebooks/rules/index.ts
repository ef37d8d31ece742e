import type { Rule } from '../../diagnosis';
import type { NotebookEvidence } from '../NotebookEvidence';

/**
 * All that can be wrong with a notebook.
 *
 * @public
 */
export const notebookRules: readonly Rule<NotebookEvidence>[] = [];
