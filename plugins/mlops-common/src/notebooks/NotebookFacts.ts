import type { KubernetesEvent } from '../kubernetes/events';
import { hasPassed } from '../kubernetes/hasPassed';
import { shownLines } from '../kubernetes/shownLines';
import { ObjectReader } from '../kubernetes/ObjectReader';
import { type Pod, parsePod } from '../kubernetes/pods';
import { isCrashLooping } from '../kubernetes/pods/crashLoop';
import {
  type FoundContainerProblem,
  containerProblems,
} from '../kubernetes/pods/containerProblems';
import { isMountFailure, isReady } from '../kubernetes/pods/podReadiness';
import {
  type PodRefusal,
  parsePodRefusal,
} from '../kubernetes/pods/podRefusal';
import {
  type SchedulingProblem,
  schedulingProblem,
} from '../kubernetes/pods/schedulingProblem';
import type { Notebook } from './Notebook';
import type { NotebookEvidence } from './NotebookEvidence';

/**
 * The controller needs a moment to make the StatefulSet, and that the Pod.
 *
 * @internal
 */
export const CREATION_PATIENCE = 60_000;

/** A Pod that was not created, and the event that says so. @internal */
export interface RefusedPod {
  readonly event: KubernetesEvent;
  readonly refusal: PodRefusal;
}

/**
 * What several rules and the status conclude from the same evidence, each
 * concluded once.
 *
 * @internal
 */
export class NotebookFacts {
  /** Rules ask about one notebook after the other. */
  static #last: NotebookFacts | undefined;

  readonly evidence: NotebookEvidence;
  readonly notebook: Notebook;
  /** Its own Pods; undefined when nobody could read them. */
  readonly pods?: readonly Pod[];
  /** The Pod that counts, or for want of Pods what its controller reports of it. */
  readonly pod?: Pod;
  /** What evidence of that Pod names. */
  readonly podObject: string;
  /** Whether it is to run now. */
  readonly wanted: boolean;
  readonly events: readonly KubernetesEvent[];
  #refused?: RefusedPod | null;
  #scheduling?: SchedulingProblem | null;
  #problems?: readonly FoundContainerProblem[];
  #podEvents?: readonly KubernetesEvent[];
  #ready?: boolean;
  #lines?: readonly string[];

  static of(evidence: NotebookEvidence): NotebookFacts {
    if (NotebookFacts.#last?.evidence !== evidence) {
      NotebookFacts.#last = new NotebookFacts(evidence);
    }
    return NotebookFacts.#last;
  }

  private constructor(evidence: NotebookEvidence) {
    const { notebook } = evidence;
    this.evidence = evidence;
    this.notebook = notebook;
    this.pods = evidence.pods?.filter(pod =>
      isPodOf(pod, notebook, evidence.workspace !== undefined),
    );
    this.pod = this.pods ? currentPod(this.pods) : reportedPod(notebook);
    this.podObject = this.pods
      ? `Pod ${this.podName}`
      : `Notebook ${notebook.name}`;
    this.wanted =
      !notebook.deletedAt && !notebook.stopped && !notebook.startLocked;
    this.events = evidence.events ?? [];
  }

  /** What its Pod is called, or will be. */
  get podName(): string {
    return this.pod?.name ?? `${this.notebook.name}-0`;
  }

  /** The Pod that should come up, or be up. */
  get activePod(): Pod | undefined {
    return this.wanted && !this.pod?.deletedAt ? this.pod : undefined;
  }

  /** Whether it serves, and not only until it crashes again. */
  get ready(): boolean {
    const { activePod, evidence } = this;
    this.#ready ??=
      activePod !== undefined &&
      isReady(activePod) &&
      !activePod.containers.some(one => isCrashLooping(one, evidence.now));
    return this.#ready;
  }

  /** Whether the notebook has existed for so many milliseconds; what has no date is new. */
  isOlderThan(milliseconds: number): boolean {
    return this.hasPassed(milliseconds, this.notebook.createdAt);
  }

  /** Whether so many milliseconds have passed since then. */
  hasPassed(milliseconds: number, since: string | undefined): boolean {
    return hasPassed(milliseconds, since, this.evidence.now);
  }

  /** Why its Pod was not created, unless there is one or a later attempt succeeded. */
  get refused(): RefusedPod | undefined {
    if (this.#refused === undefined) {
      this.#refused = this.#findRefused() ?? null;
    }
    return this.#refused ?? undefined;
  }

  get scheduling(): SchedulingProblem | undefined {
    if (this.#scheduling === undefined) {
      const { activePod } = this;
      this.#scheduling =
        (activePod && schedulingProblem(activePod, this.evidence.now)) ?? null;
    }
    return this.#scheduling ?? undefined;
  }

  /** Its containers that do not run and will not by waiting. */
  get containerProblems(): readonly FoundContainerProblem[] {
    this.#problems ??= this.activePod
      ? containerProblems(this.activePod, {
          events: this.podEvents.map(({ message }) => message),
          now: this.evidence.now,
        })
      : [];
    return this.#problems;
  }

  /** About the Pod that counts, not about those before it. */
  get podEvents(): readonly KubernetesEvent[] {
    const { pod } = this;
    this.#podEvents ??= pod
      ? this.events.filter(
          event =>
            event.kind === 'Pod' &&
            event.name === pod.name &&
            // Events of the node may carry whole seconds only.
            (!event.lastAt ||
              !pod.createdAt ||
              event.lastAt >= pod.createdAt ||
              Date.parse(event.lastAt) + 1000 >= Date.parse(pod.createdAt)),
        )
      : [];
    return this.#podEvents;
  }

  /** What a container last wrote, where somebody read it; secrets are not in it. */
  logOf(container: string | undefined): readonly string[] | undefined {
    const { log } = this.evidence;
    if (!log || log.container !== container) {
      return undefined;
    }
    this.#lines ??= shownLines(log.text);
    return this.#lines;
  }

  /** Why a volume could not be mounted, while the containers wait for it. */
  get mountFailure(): KubernetesEvent | undefined {
    const { activePod } = this;
    if (
      !activePod ||
      activePod.containers.some(({ running }) => running) ||
      activePod.conditions.some(
        ({ type, status }) =>
          type === 'PodReadyToStartContainers' && status === 'True',
      )
    ) {
      return undefined;
    }
    return this.podEvents.find(({ message }) => isMountFailure(message));
  }

  #findRefused(): RefusedPod | undefined {
    if (!this.wanted || this.activePod) {
      return undefined;
    }
    const { statefulSet } = this.evidence;
    const names = [this.notebook.name, statefulSet?.name];
    const newest = this.events.find(
      event =>
        names.includes(event.name) &&
        (event.kind === 'StatefulSet' || event.kind === 'Notebook') &&
        (event.reason === 'FailedCreate' ||
          event.reason === 'SuccessfulCreate'),
    );
    return newest?.reason === 'FailedCreate'
      ? { event: newest, refusal: parsePodRefusal(newest.message) }
      : undefined;
  }
}

const WORKSPACE_LABEL = 'notebooks.kubeflow.org/workspace-name';

/** @internal */
export function isPodOf(
  pod: Pod,
  notebook: Notebook,
  workspace = false,
): boolean {
  const inNamespace =
    !pod.namespace ||
    !notebook.namespace ||
    pod.namespace === notebook.namespace;
  const owner = pod.labels[WORKSPACE_LABEL];
  if (workspace || owner) {
    return inNamespace && workspace && owner === notebook.name;
  }
  const label = pod.labels['notebook-name'];
  return (
    inNamespace &&
    (label ? label === notebook.name : pod.name === `${notebook.name}-0`)
  );
}

/** During a restart there can be two: the newest that stays counts. */
function currentPod(pods: readonly Pod[]): Pod | undefined {
  let current: Pod | undefined;
  for (const pod of pods) {
    if (!current || isBefore(pod, current)) {
      current = pod;
    }
  }
  return current;
}

function isBefore(a: Pod, b: Pod): boolean {
  return (a.deletedAt === undefined) === (b.deletedAt === undefined)
    ? (a.createdAt ?? '') > (b.createdAt ?? '')
    : a.deletedAt === undefined;
}

/**
 * What the controller last wrote, for want of the Pods: it copies the
 * conditions of the Pod and the state of one container.
 */
function reportedPod(notebook: Notebook): Pod | undefined {
  const { conditions, containerState, readyReplicas } = notebook.reported;
  const started = ObjectReader.of(containerState).keys().length > 0;
  if (conditions.length === 0 && !started) {
    return undefined;
  }
  const pod = parsePod({
    metadata: {
      name: `${notebook.name}-0`,
      namespace: notebook.namespace,
      creationTimestamp: notebook.createdAt,
    },
    spec: { containers: [{ name: notebook.container, image: notebook.image }] },
    status: {
      containerStatuses: started
        ? [
            {
              name: notebook.container,
              state: containerState,
              ready: (readyReplicas ?? 0) > 0,
            },
          ]
        : [],
    },
  });
  return { ...pod, conditions };
}
