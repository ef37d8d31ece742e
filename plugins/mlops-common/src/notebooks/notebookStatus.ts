import { Evidence } from '../kubernetes/Evidence';
import { readEvents } from '../kubernetes/events';
import { Pod, parsePod, podHealth } from '../kubernetes/pods';
import { Notebook } from './Notebook';
import { reportedStatus, statusWithoutPod } from './statusWithoutPod';

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
 * What is going on with a notebook, from the evidence and not from the status
 * that its controller wrote, which goes stale.
 *
 * @public
 */
export function notebookStatus(input: NotebookStatusInput): NotebookStatus {
  const { notebook, now } = input;
  const pods = (input.parsedPods ?? input.pods?.map(parsePod))?.filter(pod =>
    isPodOf(pod, notebook),
  );
  const pod = currentPod(pods ?? []);
  if (notebook.deletedAt) {
    return deletion(notebook);
  }
  if (notebook.stopped) {
    return stop(notebook, pods, now);
  }
  const events = readEvents(input.events ?? []).filter(
    event => (event.namespace ?? notebook.namespace) === notebook.namespace,
  );
  if (!pods) {
    return reportedStatus(notebook, now);
  }
  if (!pod) {
    return statusWithoutPod({ notebook, events, now });
  }
  if (pod.deletedAt) {
    return {
      phase: 'starting',
      headline: 'Restarting: its old Pod is being shut down.',
      since: pod.deletedAt,
    };
  }
  const { state, ...health } = podHealth(pod, {
    now,
    events: events
      .filter(event => event.kind === 'Pod' && event.name === pod.name)
      .map(event => event.message),
  });
  return { phase: state, ...health };
}

function isPodOf(pod: Pod, notebook: Notebook): boolean {
  const inNamespace =
    !pod.namespace ||
    !notebook.namespace ||
    pod.namespace === notebook.namespace;
  const label = pod.labels['notebook-name'];
  return (
    inNamespace &&
    (label ? label === notebook.name : pod.name === `${notebook.name}-0`)
  );
}

/** During a restart there can be two: the newest that stays counts. */
function currentPod(pods: readonly Pod[]): Pod | undefined {
  const [current] = [...pods].sort(
    (a, b) =>
      Number(a.deletedAt !== undefined) - Number(b.deletedAt !== undefined) ||
      (b.createdAt ?? '').localeCompare(a.createdAt ?? ''),
  );
  return current;
}

function deletion(notebook: Notebook): NotebookStatus {
  const foreign = notebook.finalizers.filter(
    finalizer => finalizer !== 'foregroundDeletion',
  );
  return {
    phase: 'terminating',
    headline:
      foreign.length > 0
        ? `Being deleted: waiting for ${foreign.join(', ')}.`
        : 'Being deleted.',
    since: notebook.deletedAt,
    evidence:
      foreign.length > 0
        ? {
            object: `Notebook ${notebook.name}`,
            field: 'metadata.finalizers',
            text: foreign.join(', '),
          }
        : undefined,
  };
}

/** Shutting down takes a Pod 30 s at most, unless it asks for more. */
const STOP_PATIENCE = 60_000;

function stop(
  notebook: Notebook,
  pods: readonly Pod[] | undefined,
  now: Date,
): NotebookStatus {
  const { at, by } = notebook.stopped ?? {};
  const alive = pods
    ? pods.some(({ phase }) => phase !== 'Succeeded' && phase !== 'Failed')
    : (notebook.reported.readyReplicas ?? 0) > 0;
  const evidence = {
    object: `Notebook ${notebook.name}`,
    field: 'metadata.annotations[kubeflow-resource-stopped]',
    text: notebook.annotations['kubeflow-resource-stopped'] ?? '',
  };
  if (!alive) {
    return {
      phase: 'stopped',
      headline: by ? `Stopped by ${by}.` : 'Stopped.',
      since: at,
      evidence,
    };
  }
  const ignored =
    at !== undefined &&
    now.getTime() - Date.parse(at) > STOP_PATIENCE &&
    pods?.every(pod => !pod.deletedAt);
  return {
    phase: 'stopping',
    headline: ignored
      ? 'It was asked to stop, but its Pod still runs.'
      : 'Stopping: its Pod is being shut down.',
    since: at,
    evidence,
  };
}
