import { readEvents } from '../kubernetes/events';
import { type Pod, parsePod } from '../kubernetes/pods';
import { diagnoseNotebook } from './diagnoseNotebook';
import type { Notebook } from './Notebook';
import type { NotebookStatus } from './statusOf';

export type { NotebookPhase, NotebookStatus } from './statusOf';

/** @public */
export interface NotebookStatusInput {
  readonly notebook: Notebook;
  /**
   * The Pods of its namespace or only its own; absent when they could not be
   * read. Pods that belong to another notebook are ignored.
   */
  readonly pods?: readonly unknown[];
  /** The same, where they have been read with `parsePod` already. */
  readonly parsedPods?: readonly Pod[];
  /**
   * Events of its namespace, where they were read: without them nobody can
   * tell why there is no Pod.
   */
  readonly events?: readonly unknown[];
  readonly now: Date;
}

/**
 * What is going on with a notebook, from it, its Pods and events alone.
 *
 * @public
 */
export function notebookStatus(input: NotebookStatusInput): NotebookStatus {
  const { notebook, now, events } = input;
  return diagnoseNotebook({
    notebook,
    pods: input.parsedPods ?? input.pods?.map(parsePod),
    events:
      events &&
      readEvents(events).filter(
        event => (event.namespace ?? notebook.namespace) === notebook.namespace,
      ),
    now,
  }).status;
}
