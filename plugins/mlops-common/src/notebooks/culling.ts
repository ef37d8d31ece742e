import type { Notebook } from './Notebook';
import type { CullingSettings } from './NotebookEvidence';

/**
 * When a notebook will be stopped because nobody uses it.
 *
 * @public
 */
export interface NotebookCulling {
  readonly lastActivity?: string;
  /** Absent while there has been no activity to count from. */
  readonly stopsAt?: string;
  /** Whether the culler sees that somebody works in it. */
  readonly detectable: boolean;
}

const CHECKED = 'notebooks.kubeflow.org/last_activity_check_timestamp';
/** The culler sets the first activity when it first sees the Pod. */
const START_TOLERANCE = 180_000;
/** After so many checks without a kernel the answer is the server's, not chance. */
const SILENCE = 3_600_000;

/**
 * What the culler of Kubeflow will do with a notebook that runs. It asks the
 * server for its kernels; where there are none, the time of the start stays
 * the last activity, however busy people are.
 *
 * @public
 */
export function cullingOf(
  notebook: Notebook,
  { idleMinutes }: CullingSettings,
  startedAt?: string,
): NotebookCulling {
  const { lastActivity, type } = notebook;
  return {
    lastActivity,
    stopsAt:
      lastActivity === undefined
        ? undefined
        : new Date(
            Date.parse(lastActivity) + idleMinutes * 60_000,
          ).toISOString(),
    detectable:
      type !== 'vscode' &&
      type !== 'rstudio' &&
      !neverSeen(notebook, startedAt),
  };
}

/** The culler has looked for long, and has seen no activity since the start. */
function neverSeen(
  { lastActivity, annotations }: Notebook,
  startedAt: string | undefined,
): boolean {
  const checked = Date.parse(annotations[CHECKED] ?? '');
  if (!lastActivity || !startedAt || Number.isNaN(checked)) {
    return false;
  }
  const seen = Date.parse(lastActivity);
  return (
    Math.abs(seen - Date.parse(startedAt)) < START_TOLERANCE &&
    checked - seen > SILENCE
  );
}
