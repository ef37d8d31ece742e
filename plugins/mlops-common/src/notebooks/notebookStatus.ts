import { Evidence } from '../kubernetes/Evidence';
import { conditionOf } from '../kubernetes/conditions';
import { Notebook } from './Notebook';

/** @public */
export type NotebookPhase =
  | 'running'
  | 'starting'
  | 'stopping'
  | 'stopped'
  | 'failed'
  | 'terminating'
  | 'unknown';

/** @public */
export interface NotebookStatus {
  readonly phase: NotebookPhase;
  /** One sentence: what is going on. */
  readonly headline: string;
  /** Since when the phase holds. */
  readonly since?: string;
  readonly evidence?: Evidence;
}

/** @public */
export interface NotebookStatusInput {
  readonly notebook: Notebook;
  /**
   * The Pods of its namespace or only its own; absent when they could not be
   * read. Pods that belong to another notebook are ignored.
   */
  readonly pods?: readonly unknown[];
  /**
   * Events of its namespace, where they were read: without them nobody can
   * tell why there is no Pod.
   */
  readonly events?: readonly unknown[];
  readonly now: Date;
}

/**
 * What is going on with a notebook, from the evidence and not from the status
 * that its controller wrote, which goes stale.
 *
 * @public
 */
export function notebookStatus(input: NotebookStatusInput): NotebookStatus {
  const { notebook, pods = [] } = input;
  const ready = conditionOf(pods[0], 'Ready');
  if (notebook.deletedAt) {
    return { phase: 'terminating', headline: 'Being deleted.' };
  }
  if (notebook.stopped) {
    return {
      phase: 'stopped',
      headline: 'Stopped.',
      since: notebook.stopped.at,
    };
  }
  if (ready?.status === 'True') {
    return { phase: 'running', headline: 'Running.', since: ready.since };
  }
  return { phase: 'starting', headline: 'Starting.' };
}
