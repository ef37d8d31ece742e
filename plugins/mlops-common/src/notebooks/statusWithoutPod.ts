import { ObjectReader } from '../kubernetes/ObjectReader';
import { KubernetesEvent } from '../kubernetes/events';
import { parsePod, podHealth } from '../kubernetes/pods';
import { Notebook } from './Notebook';
import type { NotebookStatus } from './notebookStatus';
import { podRefusal } from '../kubernetes/pods/podRefusal';
import { specRefusal } from './specRefusal';

/** The controller needs a moment to make the StatefulSet, and that the Pod. */
const CREATION_PATIENCE = 60_000;

/**
 * What can be said of a notebook that should run and has no Pod.
 *
 * @internal
 */
export function statusWithoutPod(options: {
  readonly notebook: Notebook;
  readonly events: readonly KubernetesEvent[];
  readonly now: Date;
}): NotebookStatus {
  const { notebook, events, now } = options;
  if (notebook.startLocked) {
    return {
      phase: 'starting',
      headline: 'Starting: waiting for Open Data Hub to prepare it.',
      since: notebook.createdAt,
    };
  }
  const refusal = refusalEvent(notebook, events);
  if (refusal) {
    return {
      phase: 'failed',
      headline: podRefusal(refusal.message),
      since: refusal.at,
      evidence: {
        object: `${refusal.kind} ${refusal.name}`,
        field: `event ${refusal.reason}`,
        text: refusal.message,
      },
    };
  }
  const mistake = specRefusal(notebook);
  if (mistake) {
    return {
      phase: 'failed',
      headline: mistake.headline,
      since: notebook.createdAt,
      evidence: mistake.evidence,
    };
  }
  const age = notebook.createdAt
    ? now.getTime() - Date.parse(notebook.createdAt)
    : 0;
  if (age < CREATION_PATIENCE) {
    return {
      phase: 'starting',
      headline: 'Starting: waiting for its Pod to be created.',
      since: notebook.createdAt,
    };
  }
  if (notebook.reported.readyReplicas === undefined) {
    return {
      phase: 'failed',
      headline:
        'Nothing was created for it: the cluster refused it, or the notebook controller does not run.',
      since: notebook.createdAt,
    };
  }
  // Right after a start there is no Pod either, so this is no failure yet.
  return {
    phase: 'unknown',
    headline: 'It has no Pod. The events of its StatefulSet say why.',
  };
}

/**
 * The refusal to create the Pod, unless a later attempt succeeded.
 */
function refusalEvent(
  notebook: Notebook,
  events: readonly KubernetesEvent[],
): KubernetesEvent | undefined {
  const newest = events.find(
    event =>
      event.name === notebook.name &&
      (event.kind === 'StatefulSet' || event.kind === 'Notebook') &&
      (event.reason === 'FailedCreate' || event.reason === 'SuccessfulCreate'),
  );
  return newest?.reason === 'FailedCreate' ? newest : undefined;
}

/**
 * What the controller last wrote, for want of the Pods: it copies the
 * conditions of the Pod and the state of one container.
 *
 * @internal
 */
export function reportedStatus(notebook: Notebook, now: Date): NotebookStatus {
  const { conditions, containerState, readyReplicas } = notebook.reported;
  const started = ObjectReader.of(containerState).entries().length > 0;
  if (conditions.length === 0 && !started) {
    return {
      phase: 'unknown',
      headline: 'Its Pods cannot be read, and its controller reports none.',
    };
  }
  const ready = (readyReplicas ?? 0) > 0;
  const pod = parsePod({
    metadata: {
      name: `${notebook.name}-0`,
      creationTimestamp: notebook.createdAt,
    },
    spec: { containers: [{ name: notebook.container, image: notebook.image }] },
    status: {
      conditions,
      containerStatuses: started
        ? [{ name: notebook.container, state: containerState, ready }]
        : [],
    },
  });
  const { state, ...health } = podHealth(pod, {
    now,
    object: `Notebook ${notebook.name}`,
  });
  return { phase: state, ...health };
}
