import type { Diagnosed, Remedy, Rule } from '../../../diagnosis';
import type { Notebook } from '../../Notebook';
import type { NotebookEvidence } from '../../NotebookEvidence';
import {
  type PodDefault,
  type PodDefaultConflict,
  conflictText,
  podDefaultConflicts,
} from '../../podDefaults';
import { removal, yamlText } from '../remedies';
import { editDistance } from './editDistance';
import { manifestField } from './manifestField';

/** What PodDefaults will do to the Pod of the notebook. */
export const podDefaultLabelRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-poddefault-conflict',
    severity: 'error',
    stage: 'admission',
    summary: 'PodDefaults contradict the notebook or each other',
    fromManifest: true,
    diagnose: evidence => conflict(evidence),
  },
  {
    id: 'notebook-poddefault-label',
    severity: 'warning',
    stage: 'advice',
    summary: 'A label looks as if it were meant for a PodDefault, and is not',
    fromManifest: true,
    diagnose: evidence => unmatchedLabel(evidence),
  },
];

function conflict({
  notebook,
  podDefaults,
  pods = [],
}: NotebookEvidence): Diagnosed | undefined {
  if (!podDefaults) {
    return undefined;
  }
  const conflicts = podDefaultConflicts({ notebook, podDefaults });
  if (conflicts.length === 0) {
    return undefined;
  }
  const [{ podDefault, with: other, key }] = conflicts;
  const runs = pods.some(({ deletedAt }) => !deletedAt);
  return {
    title:
      other === undefined || other === podDefault
        ? `PodDefault ${podDefault} conflicts over ${key}`
        : `PodDefaults ${other} and ${podDefault} conflict over ${key}`,
    cause: `${conflicts.map(conflictText).slice(0, 3).join(' ')} ${
      runs
        ? 'The Pod that runs was made before; the next one will be refused.'
        : 'The Pod is refused before it exists.'
    }`,
    // What runs still runs.
    severity: runs ? 'warning' : 'error',
    evidence: conflicts.map(one =>
      manifestField(
        notebook,
        fieldOf(one, notebook, podDefaults),
        conflictText(one),
      ),
    ),
    remedies: [
      withoutLabels(
        other === undefined
          ? `Rename ${key} in the notebook, or do without the PodDefault ${podDefault}.`
          : `Do without the PodDefault ${podDefault}, or let its owners rename ${key}.`,
        podDefault,
        notebook,
        podDefaults,
      ),
    ],
  };
}

/** The labels by which the notebook asks for a PodDefault. */
function withoutLabels(
  text: string,
  podDefault: string,
  notebook: Notebook,
  podDefaults: readonly PodDefault[],
): Remedy {
  const selector = podDefaults.find(
    ({ name }) => name === podDefault,
  )?.selector;
  const labels = [
    ...Object.keys(selector?.matchLabels ?? {}),
    ...(selector?.matchExpressions ?? []).map(({ key }) => key),
  ].filter(key => Object.hasOwn(notebook.labels, key));
  return labels.length === 0
    ? { kind: 'advice', text }
    : removal(text, [
        'metadata:',
        '  labels:',
        ...labels.map(key => `    ${key}: ${yamlText(notebook.labels[key])}`),
      ]);
}

/** Where the notebook defines it itself, or asks for the PodDefault. */
function fieldOf(
  { podDefault, with: other, field, key, container }: PodDefaultConflict,
  notebook: Notebook,
  podDefaults: readonly PodDefault[],
): string {
  if (other === undefined) {
    const own = ownField(notebook, field, key, container);
    if (own) {
      return own;
    }
  }
  const selector = podDefaults.find(
    ({ name }) => name === podDefault,
  )?.selector;
  const label = [
    ...Object.keys(selector?.matchLabels ?? {}),
    ...(selector?.matchExpressions ?? []).map(expression => expression.key),
  ].find(one => Object.hasOwn(notebook.labels, one));
  return label === undefined ? 'metadata.labels' : `metadata.labels[${label}]`;
}

function ownField(
  notebook: Notebook,
  field: PodDefaultConflict['field'],
  key: string,
  container?: string,
): string | undefined {
  const pod = 'spec.template.spec';
  switch (field) {
    case 'labels':
    case 'annotations':
      return `metadata.${field}[${key}]`;
    case 'volumes':
      return at(`${pod}.volumes`, notebook.volumes, one => one.name === key);
    case 'tolerations':
      return at(
        `${pod}.tolerations`,
        notebook.scheduling.tolerations,
        one => (one.key ?? '') === key,
      );
    case 'volumeMounts':
    case 'mountPath':
      return notebook.mounts.find(
        mount =>
          mount.container === container &&
          (field === 'mountPath' ? mount.path : mount.volume) === key,
      )?.field;
    case 'env': {
      const owner = notebook.containers.find(({ name }) => name === container);
      return (
        owner && at(`${owner.field}.env`, owner.env, one => one.name === key)
      );
    }
    default:
      return undefined;
  }
}

function at<T>(
  list: string,
  items: readonly T[],
  is: (item: T) => boolean,
): string | undefined {
  const index = items.findIndex(is);
  return index < 0 ? undefined : `${list}[${index}]`;
}

/** What the controller, catalogs and GitOps tools look at. */
const KNOWN = /^(app|notebook-name|statefulset|name|tier|version|team|owner)$/;

interface Wanted {
  readonly podDefault: string;
  readonly key: string;
  readonly value: string;
}

/**
 * Only labels that are nearly right: others belong to somebody else. The
 * PodDefaults at hand need not be all there are.
 */
function unmatchedLabel({
  notebook,
  podDefaults,
}: NotebookEvidence): Diagnosed | undefined {
  const wanted = (podDefaults ?? [])
    .filter(({ namespace }) => namespace === notebook.namespace)
    .flatMap(({ name, selector }) =>
      Object.entries(selector.matchLabels).map(
        ([key, value]): Wanted => ({ podDefault: name, key, value }),
      ),
    );
  const keys = new Set([
    ...wanted.map(({ key }) => key),
    ...(podDefaults ?? []).flatMap(({ selector }) =>
      selector.matchExpressions.map(({ key }) => key),
    ),
  ]);
  for (const [key, value] of Object.entries(notebook.labels)) {
    const near = KNOWN.test(key)
      ? undefined
      : nearest(key, value, wanted, keys);
    if (near && notebook.labels[near.key] !== near.value) {
      return didYouMean(notebook, key, value, near);
    }
  }
  return undefined;
}

function nearest(
  key: string,
  value: string,
  wanted: readonly Wanted[],
  keys: ReadonlySet<string>,
): Wanted | undefined {
  if (keys.has(key)) {
    const same = wanted.filter(one => one.key === key);
    return same.some(one => one.value === value) ? undefined : same[0];
  }
  // In short words two letters make another word.
  return wanted.find(
    one =>
      one.value === value &&
      editDistance(key, one.key, 2) <= Math.min(2, one.key.length / 4),
  );
}

function didYouMean(
  notebook: Notebook,
  key: string,
  value: string,
  near: Wanted,
): Diagnosed {
  return {
    title: `Its label "${key}" selects no PodDefault`,
    cause:
      key === near.key
        ? `PodDefault ${near.podDefault} asks for ${near.key}: "${near.value}", but the label has the value "${value}".`
        : `PodDefault ${near.podDefault} asks for ${near.key}: "${near.value}", which differs by a letter or two.`,
    evidence: [manifestField(notebook, `metadata.labels[${key}]`, value)],
    remedies: [
      {
        kind: 'yaml',
        text: `Did you mean ${near.key}: "${near.value}"?`,
        yaml: `metadata:\n  labels:\n    ${near.key}: "${near.value}"`,
      },
    ],
  };
}
