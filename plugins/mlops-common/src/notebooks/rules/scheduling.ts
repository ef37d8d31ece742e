import type { Diagnosed, Rule } from '../../diagnosis';
import { Quantity } from '../../kubernetes/Quantity';
import { gpuVendor } from '../../kubernetes/gpus';
import {
  type SchedulingCause,
  schedulingHeadline,
} from '../../kubernetes/pods/schedulerMessage';
import { SCHEDULING_FIELD } from '../../kubernetes/pods/schedulingProblem';
import type { ClusterNode } from '../../kubernetes/policy';
import type { NotebookEvidence } from '../NotebookEvidence';
import { NotebookFacts } from '../NotebookFacts';
import { POD_RULES_FOLLOW } from './follows';
import { advice, change, kubectl } from './remedies';
import { remediesFor } from './schedulingRemedies';
import { type Size, sizeAgainstNodes } from './sizeAgainstNodes';

type CauseKind = SchedulingCause['kind'];

/** These are about volumes, and rules for volumes say more. */
export const VOLUME_CAUSES: readonly CauseKind[] = [
  'claim-missing',
  'claim-deleting',
  'claim-unbound',
  'binding-timeout',
  'no-volume',
  'volume-in-use',
];

/** Where the scheduler can put the Pod. */
export const schedulingRules: readonly Rule<NotebookEvidence>[] = [
  {
    id: 'notebook-unschedulable',
    severity: 'error',
    stage: 'scheduling',
    summary: 'No node of the cluster can take the notebook',
    follows: POD_RULES_FOLLOW,
    diagnose: unschedulable,
  },
  {
    id: 'notebook-volume-out-of-reach',
    severity: 'error',
    stage: 'scheduling',
    summary: 'The volume of the notebook is in another zone or on another node',
    follows: POD_RULES_FOLLOW,
    diagnose: volumeOutOfReach,
  },
];

function failedScheduling(evidence: NotebookEvidence) {
  const facts = NotebookFacts.of(evidence);
  const problem = facts.scheduling;
  if (
    problem?.state !== 'failed' ||
    problem.causes.some(({ kind }) => VOLUME_CAUSES.includes(kind))
  ) {
    return undefined;
  }
  const { message, causes, text, since } = problem;
  return {
    causes,
    // A node that is taken or closed is no reason of its own beside others.
    outOfReach:
      causes.some(({ kind }) => kind === 'volume-out-of-reach') &&
      !causes.some(({ kind }) => kind === 'resource'),
    said: {
      cause: schedulingHeadline(message, causes),
      evidence: [{ object: facts.podObject, field: SCHEDULING_FIELD, text }],
      since,
    },
  };
}

function unschedulable(evidence: NotebookEvidence): Diagnosed | undefined {
  const failed = failedScheduling(evidence);
  if (!failed || failed.outOfReach) {
    return undefined;
  }
  const { causes, said } = failed;
  const decisive = decisiveCause(causes, evidence.nodes);
  const size = sizeAgainstNodes(evidence, decisive);
  return {
    ...said,
    title: titleOf(decisive, size),
    cause: [said.cause, size?.sentence].filter(Boolean).join(' '),
    remedies: remediesFor(evidence, causes, decisive, size),
  };
}

/** Which of several reasons names the problem best. */
const DECISIVE: readonly CauseKind[] = [
  'no-nodes',
  'resource',
  'node-selector',
  'affinity',
  'too-many-pods',
  'taint',
  'closed',
];

function decisiveCause(
  causes: readonly SchedulingCause[],
  nodes: readonly ClusterNode[] = [],
): SchedulingCause | undefined {
  for (const kind of DECISIVE) {
    const all = causes.filter(cause => cause.kind === kind);
    if (all.length > 0) {
      const open = all.filter(cause => !isOfOtherNodes(cause, nodes));
      const ofKind = open.length > 0 ? open : all;
      return (
        ofKind.find(({ subject }) => subject && gpuVendor(subject)) ?? ofKind[0]
      );
    }
  }
  return undefined;
}

/** Whether it rules out only nodes that never had the resource: those that have it lack something else. */
function isOfOtherNodes(
  { kind, subject, nodes: ruledOut }: SchedulingCause,
  nodes: readonly ClusterNode[],
): boolean {
  if (kind !== 'resource' || !subject || ruledOut === undefined) {
    return false;
  }
  const having = nodes.filter(
    ({ allocatable }) =>
      Quantity.parse(allocatable[subject] ?? '0')?.isPositive,
  ).length;
  return having > 0 && ruledOut <= nodes.length - having;
}

function titleOf(
  cause: SchedulingCause | undefined,
  size: Size | undefined,
): string {
  switch (cause?.kind) {
    case 'no-nodes':
      return 'The cluster has no nodes';
    case 'resource':
      return resourceTitle(cause.subject ?? '', size);
    case 'node-selector':
      return 'No node has the labels that it asks for';
    case 'affinity':
      return 'Rules about neighbours leave no node for it';
    case 'too-many-pods':
      return 'The nodes are full of Pods';
    case 'taint':
      return 'All nodes are reserved for other work';
    case 'closed':
      return 'All nodes are closed for new work';
    default:
      return 'No node can run it';
  }
}

function resourceTitle(resource: string, size: Size | undefined): string {
  if (gpuVendor(resource)) {
    if (size?.never === 'unknown') {
      return `No node of the cluster has ${resource}`;
    }
    return size?.never === 'too-large'
      ? 'No node has that many GPUs'
      : 'No node has a free GPU of this type';
  }
  const names: Readonly<Record<string, string>> = {
    cpu: 'CPU',
    memory: 'memory',
    'ephemeral-storage': 'disk',
  };
  const name = Object.hasOwn(names, resource) ? names[resource] : resource;
  return size?.never
    ? `No node is large enough: too much ${name}`
    : `No node has enough free ${name}`;
}

function volumeOutOfReach(evidence: NotebookEvidence): Diagnosed | undefined {
  const failed = failedScheduling(evidence);
  if (!failed?.outOfReach) {
    return undefined;
  }
  const { notebook } = evidence;
  const claims = notebook.volumes.flatMap(({ claimName }) => claimName ?? []);
  return {
    ...failed.said,
    title: 'No free node can reach its volume',
    remedies: [
      advice(
        'Let administrators free or add a node in the zone of the volume.',
      ),
      change(
        notebook,
        'Remove node selectors that keep it out of the zone of the volume.',
      ),
      ...(claims.length > 0
        ? [
            kubectl(
              notebook,
              'See which zone or node the volume is bound to.',
              ['describe', 'persistentvolumeclaim', ...claims],
            ),
          ]
        : []),
      advice('Or move the data to a new volume in another zone.'),
    ],
  };
}
