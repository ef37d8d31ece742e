import type { Finding } from '../diagnosis';
import type { Evidence } from '../kubernetes/Evidence';
import { podHealth } from '../kubernetes/pods';
import { CREATION_PATIENCE, type NotebookFacts } from './NotebookFacts';

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

/** The first errors that keep a notebook from running. @internal */
export interface Stoppers {
  /** Why there is no Pod. */
  readonly beforePod?: Finding;
  /** Why the Pod does not run. */
  readonly ofPod?: Finding;
  /** The first error of all, also where it keeps nothing from running. */
  readonly besidePod?: Finding;
  /** Whether a volume claim has waited for long, and may still get its volume. */
  readonly volumePending: boolean;
}

/**
 * What is going on, from the evidence and not from the status that the
 * controller wrote, which goes stale.
 *
 * @internal
 */
export function statusOf(
  facts: NotebookFacts,
  stoppers: Stoppers,
): NotebookStatus {
  const { notebook, pods, pod } = facts;
  if (notebook.deletedAt) {
    return deletion(facts);
  }
  if (notebook.stopped) {
    return stop(facts);
  }
  if (notebook.startLocked && !pod) {
    return {
      phase: 'starting',
      headline: 'Starting: waiting for Open Data Hub to prepare it.',
      since: notebook.createdAt,
    };
  }
  if (facts.ready) {
    return running(facts, stoppers.besidePod);
  }
  if (!pod) {
    return pods ? withoutPod(facts, stoppers) : unreadable();
  }
  if (stoppers.ofPod) {
    return failed(stoppers.ofPod);
  }
  if (pod.deletedAt) {
    return stoppers.beforePod && facts.refused
      ? failed(stoppers.beforePod)
      : {
          phase: 'starting',
          headline: 'Restarting: its old Pod is being shut down.',
          since: pod.deletedAt,
        };
  }
  if (stoppers.volumePending) {
    return {
      phase: 'starting',
      headline: 'Starting: waiting for its volume.',
      since: pod.createdAt,
    };
  }
  const { state, ...health } = podHealth(pod, {
    now: facts.evidence.now,
    events: facts.podEvents.map(({ message }) => message),
    object: facts.podObject,
  });
  // What no rule takes for a failure is on its way.
  return state === 'failed'
    ? { phase: 'starting', headline: 'Starting.', since: pod.createdAt }
    : { phase: state, ...health };
}

function running(
  facts: NotebookFacts,
  error: Finding | undefined,
): NotebookStatus {
  const ready = facts.pod?.conditions.find(({ type }) => type === 'Ready');
  return {
    phase: 'running',
    headline: error ? `Running, but: ${error.title}.` : 'Running.',
    since: ready?.since,
    evidence: error?.evidence[0],
  };
}

function failed({ title, since, evidence }: Finding): NotebookStatus {
  return {
    phase: 'failed',
    headline: `${title}.`,
    since,
    evidence: evidence[0],
  };
}

function unreadable(): NotebookStatus {
  return {
    phase: 'unknown',
    headline: 'Its Pods cannot be read, and its controller reports none.',
  };
}

function withoutPod(
  facts: NotebookFacts,
  { beforePod }: Stoppers,
): NotebookStatus {
  if (beforePod) {
    return failed(beforePod);
  }
  const { notebook, evidence } = facts;
  // Newer than the notebook where somebody had it recreated.
  const since = evidence.statefulSet?.createdAt ?? notebook.createdAt;
  if (
    !facts.isOlderThan(CREATION_PATIENCE) ||
    (since && !facts.hasPassed(CREATION_PATIENCE, since))
  ) {
    return {
      phase: 'starting',
      headline: 'Starting: waiting for its Pod to be created.',
      since,
    };
  }
  // Right after a start there is no Pod either, so this is no failure yet.
  return {
    phase: 'unknown',
    headline: 'It has no Pod. The events of its StatefulSet say why.',
  };
}

function deletion({ notebook }: NotebookFacts): NotebookStatus {
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

function stop(facts: NotebookFacts): NotebookStatus {
  const { notebook, pods } = facts;
  const { at, by } = notebook.stopped ?? {};
  const alive = pods
    ? pods.some(({ phase }) => phase !== 'Succeeded' && phase !== 'Failed')
    : (notebook.reported.readyReplicas ?? 0) > 0;
  const evidence = facts.evidence.workspace
    ? {
        object: `Workspace ${notebook.name}`,
        field: 'spec.paused',
        text: 'true',
      }
    : {
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
    facts.hasPassed(STOP_PATIENCE, at) &&
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
