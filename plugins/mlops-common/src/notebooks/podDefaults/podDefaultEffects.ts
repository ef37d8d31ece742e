import type { Pod } from '../../kubernetes/pods';
import type { Notebook } from '../Notebook';
import { conflictText } from './conflictText';
import type { Injection } from './Injection';
import { PodDefaultConflict, mergeConflicts } from './mergeConflicts';
import type { PodDefault } from './PodDefault';
import { selectsPod } from './PodSelector';
import { podAnnotations, podLabels, submittedPod } from './submittedPod';

const ANNOTATIONS = 'poddefault.admission.kubeflow.org';
const MARKER = `${ANNOTATIONS}/poddefault-`;
const EXCLUDE = `${ANNOTATIONS}/exclude`;
const PROFILE_LABEL = 'app.kubernetes.io/part-of';
const PROFILE = 'kubeflow-profile';

/** @public */
export type PodDefaultState =
  /** The Pod has what it says. */
  | 'applied'
  /** The Pod has what it said once. */
  | 'stale'
  /** There is no Pod; the next one will have it. */
  | 'will-apply'
  /** It should, and does not. */
  | 'not-applied'
  /** The next Pod will be refused because of it. */
  | 'conflict';

/** @public */
export type PodDefaultReason =
  | 'namespace-label'
  | 'label-not-on-pod'
  | 'newer-than-pod'
  | 'excluded'
  | 'changed'
  | 'removed'
  | 'no-longer-selected'
  | 'conflict'
  | 'unknown';

/**
 * What one PodDefault does to one notebook.
 *
 * @public
 */
export interface PodDefaultEffect {
  readonly name: string;
  readonly description?: string;
  readonly state: PodDefaultState;
  readonly why?: PodDefaultReason;
  /** The same in a sentence. */
  readonly reason?: string;
  readonly injects: readonly Injection[];
  /** Of the next Pod, also where the present one runs. */
  readonly conflicts: readonly PodDefaultConflict[];
}

/** @public */
export interface PodDefaultEffectsInput {
  readonly notebook: Notebook;
  /** All of its namespace. */
  readonly podDefaults: readonly PodDefault[];
  /** Its Pod; null or absent when there is none, or it is not known. */
  readonly pod?: Pod | null;
  /** Those of the namespace, where they are known. */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
}

/**
 * What the PodDefaults of a namespace do to a notebook: those that select it,
 * and those whose marks its Pod carries, in the order in which they apply.
 *
 * @public
 */
export function podDefaultEffects(
  input: PodDefaultEffectsInput,
): readonly PodDefaultEffect[] {
  const { notebook, pod } = input;
  const podDefaults = own(input);
  const labels = podLabels(notebook);
  const selected = podDefaults.filter(({ selector }) =>
    selectsPod(selector, labels),
  );
  const marks = marksOf(pod);
  const conflicts = isExcluded(podAnnotations(notebook))
    ? []
    : mergeConflicts(submittedPod(notebook), selected);
  const effects = podDefaults
    .filter(
      ({ name }) => selected.some(one => one.name === name) || marks.has(name),
    )
    .map(podDefault => ({
      name: podDefault.name,
      description: podDefault.description,
      ...stateOf(podDefault, {
        ...input,
        selected: selected.includes(podDefault),
        mark: marks.get(podDefault.name),
        conflicts: conflictsOf(podDefault, conflicts),
      }),
      injects: podDefault.injects,
      conflicts: conflictsOf(podDefault, conflicts),
    }));
  return [...effects, ...removed(marks, podDefaults)];
}

/** Conflicts with PodDefaults before the Pod exists. @public */
export function podDefaultConflicts(
  input: Pick<PodDefaultEffectsInput, 'notebook' | 'podDefaults'>,
): readonly PodDefaultConflict[] {
  const { notebook } = input;
  if (isExcluded(podAnnotations(notebook))) {
    return [];
  }
  const labels = podLabels(notebook);
  return mergeConflicts(
    submittedPod(notebook),
    own(input).filter(({ selector }) => selectsPod(selector, labels)),
  );
}

/** Of the namespace of the notebook, in the order of an API server. */
function own({
  notebook,
  podDefaults,
}: Pick<
  PodDefaultEffectsInput,
  'notebook' | 'podDefaults'
>): readonly PodDefault[] {
  return podDefaults
    .filter(({ namespace }) => namespace === notebook.namespace)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A PodDefault is in a conflict that it causes, and in one that it is the other side of. */
function conflictsOf(
  { name }: PodDefault,
  conflicts: readonly PodDefaultConflict[],
): readonly PodDefaultConflict[] {
  return conflicts.filter(
    conflict => conflict.podDefault === name || conflict.with === name,
  );
}

function marksOf(pod: Pod | null | undefined): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(pod?.annotations ?? {})
      .filter(([key]) => key.startsWith(MARKER))
      .map(([key, version]) => [key.slice(MARKER.length), version]),
  );
}

function isExcluded(annotations: Readonly<Record<string, string>>): boolean {
  return annotations[EXCLUDE] === 'true';
}

interface Known extends PodDefaultEffectsInput {
  readonly selected: boolean;
  readonly mark?: string;
  readonly conflicts: readonly PodDefaultConflict[];
}

type Judged = Pick<PodDefaultEffect, 'state' | 'why' | 'reason'>;

function stateOf(podDefault: PodDefault, known: Known): Judged {
  if (known.pod) {
    return known.mark === undefined
      ? missingOn(known.pod, podDefault, known)
      : markedOn(podDefault, known);
  }
  const refused = notMutated(known, podAnnotations(known.notebook));
  if (refused) {
    return refused;
  }
  return known.conflicts.length > 0
    ? {
        state: 'conflict',
        why: 'conflict',
        reason: known.conflicts.map(conflictText).join(' '),
      }
    : { state: 'will-apply' };
}

function markedOn({ resourceVersion }: PodDefault, known: Known): Judged {
  if (!known.selected) {
    return {
      state: 'stale',
      why: 'no-longer-selected',
      reason:
        'The notebook no longer has the label, but its Pod was made when it had.',
    };
  }
  return resourceVersion === undefined || known.mark === resourceVersion
    ? { state: 'applied' }
    : {
        state: 'stale',
        why: 'changed',
        reason:
          'It was changed after the Pod was made: stop and start the notebook.',
      };
}

function missingOn(pod: Pod, podDefault: PodDefault, known: Known): Judged {
  const refused = notMutated(known, pod.annotations);
  if (refused) {
    return refused;
  }
  if (!selectsPod(podDefault.selector, pod.labels)) {
    return {
      state: 'not-applied',
      why: 'label-not-on-pod',
      reason:
        'The label was added to the notebook later, and the controller never passes it on: recreate the StatefulSet.',
    };
  }
  if (
    podDefault.createdAt !== undefined &&
    pod.createdAt !== undefined &&
    podDefault.createdAt > pod.createdAt
  ) {
    return {
      state: 'not-applied',
      why: 'newer-than-pod',
      reason: 'It is newer than the Pod: stop and start the notebook.',
    };
  }
  return {
    state: 'not-applied',
    why: 'unknown',
    reason:
      'Its webhook did not run when the Pod was made, or it selected other Pods then: stop and start the notebook.',
  };
}

/** The webhook is asked only in namespaces of profiles, and leaves out who asks for it. */
function notMutated(
  { namespaceLabels }: Known,
  annotations: Readonly<Record<string, string>>,
): Judged | undefined {
  if (isExcluded(annotations)) {
    return {
      state: 'not-applied',
      why: 'excluded',
      reason: `The annotation ${EXCLUDE} keeps all PodDefaults away.`,
    };
  }
  return namespaceLabels && namespaceLabels[PROFILE_LABEL] !== PROFILE
    ? {
        state: 'not-applied',
        why: 'namespace-label',
        reason: `PodDefaults work only in namespaces with the label ${PROFILE_LABEL}=${PROFILE}.`,
      }
    : undefined;
}

function removed(
  marks: ReadonlyMap<string, string>,
  podDefaults: readonly PodDefault[],
): readonly PodDefaultEffect[] {
  return [...marks.keys()]
    .filter(name => !podDefaults.some(one => one.name === name))
    .map(name => ({
      name,
      state: 'stale',
      why: 'removed',
      reason: 'It was removed after the Pod was made.',
      injects: [],
      conflicts: [],
    }));
}
