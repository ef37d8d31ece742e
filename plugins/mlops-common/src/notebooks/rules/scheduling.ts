import type { Diagnosed, Remedy, Rule } from '../../diagnosis';
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
import {
  advice,
  change,
  clusterKubectl,
  kubectl,
  limitLines,
  yaml,
  yamlText,
} from './remedies';

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
  const decisive = decisiveCause(causes);
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
): SchedulingCause | undefined {
  for (const kind of DECISIVE) {
    const ofKind = causes.filter(cause => cause.kind === kind);
    if (ofKind.length > 0) {
      return (
        ofKind.find(({ subject }) => subject && gpuVendor(subject)) ?? ofKind[0]
      );
    }
  }
  return undefined;
}

/** How the request compares with the largest node, where nodes can be read. */
interface Size {
  /** No node has the resource at all, or none so much of it. */
  readonly never: 'unknown' | 'too-large' | undefined;
  readonly largest?: string;
  readonly sentence?: string;
}

function sizeAgainstNodes(
  { notebook, nodes }: NotebookEvidence,
  cause: SchedulingCause | undefined,
): Size | undefined {
  const { kind, subject } = cause ?? {};
  if (!nodes || nodes.length === 0 || kind !== 'resource' || !subject) {
    return undefined;
  }
  const largest = largestOf(nodes, subject);
  if (!largest?.isPositive) {
    return {
      never: 'unknown',
      sentence: `No node has ${subject} at all: waiting does not help.`,
    };
  }
  const asked = Quantity.parse(
    subject === 'cpu' || subject === 'memory'
      ? notebook.resources[subject].request ?? '0'
      : `${
          notebook.resources.gpus.find(({ resource }) => resource === subject)
            ?.count ?? 0
        }`,
  );
  const text = display(subject, largest);
  return asked && asked.compare(largest) > 0
    ? {
        never: 'too-large',
        largest: largest.toString(),
        sentence: `It asks for ${display(
          subject,
          asked,
        )}, and the largest node has ${text}: waiting does not help.`,
      }
    : {
        never: undefined,
        largest: largest.toString(),
        sentence: `The largest node has ${text}, which others use at the moment.`,
      };
}

function display(resource: string, quantity: Quantity): string {
  return resource === 'memory'
    ? quantity.toDisplay('bytes')
    : `${quantity.toDisplay('number')} ${
        resource === 'cpu' ? 'CPUs' : resource
      }`;
}

function largestOf(
  nodes: readonly ClusterNode[],
  resource: string,
): Quantity | undefined {
  let largest: Quantity | undefined;
  for (const { allocatable } of nodes) {
    const own = Object.hasOwn(allocatable, resource)
      ? Quantity.parse(allocatable[resource])
      : undefined;
    if (own && (!largest || own.compare(largest) > 0)) {
      largest = own;
    }
  }
  return largest;
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

function remediesFor(
  evidence: NotebookEvidence,
  causes: readonly SchedulingCause[],
  decisive: SchedulingCause | undefined,
  size: Size | undefined,
): readonly Remedy[] {
  const { notebook } = evidence;
  const remedies: Remedy[] = [];
  const gpu = gpuVendor(decisive?.subject ?? '') !== undefined;
  const tolerate = causes.some(({ kind }) => kind === 'taint')
    ? toleration(evidence, gpu)
    : [];
  if (gpu && size?.never === undefined) {
    remedies.push(...tolerate);
  }
  if (decisive?.kind === 'resource') {
    remedies.push(lessOf(evidence, decisive.subject ?? '', size));
  } else if (decisive?.kind === 'node-selector') {
    remedies.push(
      change(notebook, 'Remove the node selector or affinity, or correct it.'),
    );
  } else if (decisive?.kind === 'affinity') {
    remedies.push(change(notebook, 'Relax its affinity or spread rules.'));
  }
  if (!gpu && decisive?.kind === 'taint') {
    remedies.push(...tolerate);
  }
  if (decisive?.kind === 'resource' && !size?.never) {
    remedies.push(
      gpu
        ? advice('Stop idle notebooks that hold GPUs.')
        : advice(
            'Wait, when the cluster adds nodes by itself, or stop notebooks that nobody uses.',
          ),
    );
  }
  remedies.push(
    clusterKubectl('See what the nodes have.', ['describe', 'nodes']),
  );
  return remedies;
}

function lessOf(
  { notebook }: NotebookEvidence,
  resource: string,
  size: Size | undefined,
): Remedy {
  if (gpuVendor(resource)) {
    if (size?.never === 'unknown') {
      return change(notebook, 'Choose a GPU that the cluster has, or none.');
    }
    const container = notebook.container ?? notebook.name;
    return size?.never && size.largest
      ? change(
          notebook,
          `Ask for at most ${size.largest} GPUs, or for another type. One finds a place soonest.`,
          {},
          limitLines(container, resource, '1', true),
        )
      : change(notebook, 'Ask for fewer GPUs, or for another type.');
  }
  const known = resource === 'cpu' || resource === 'memory';
  return change(
    notebook,
    size?.largest
      ? `Ask for less than ${size.largest} of ${resource}.`
      : `Ask for less ${resource}.`,
    known && size?.largest ? { [resource]: size.largest } : {},
  );
}

/** Tolerations of the taints that stand in the way, as far as nodes tell. */
function toleration(
  { notebook, nodes }: NotebookEvidence,
  gpu: boolean,
): readonly Remedy[] {
  const tolerated = (key: string) =>
    notebook.scheduling.tolerations.some(
      one => one.key === undefined || one.key === key,
    );
  const taints = (nodes ?? [])
    .flatMap(node => node.taints)
    .filter(
      ({ key, effect }) =>
        effect !== 'PreferNoSchedule' &&
        !key.startsWith('node.kubernetes.io/') &&
        !key.startsWith('node-role.kubernetes.io/') &&
        !tolerated(key),
    );
  const taint = taints.find(({ key }) => gpu && gpuVendor(key)) ?? taints[0];
  if (!taint) {
    return nodes
      ? []
      : [
          change(
            notebook,
            gpu
              ? 'Add the toleration of the GPU nodes.'
              : 'Add the toleration of the nodes that it is to run on.',
          ),
        ];
  }
  return [
    yaml(`Tolerate the taint ${taint.key} of these nodes.`, [
      'spec:',
      '  template:',
      '    spec:',
      '      tolerations:',
      `        - key: ${yamlText(taint.key)}`,
      '          operator: Exists',
      `          effect: ${yamlText(taint.effect)}`,
    ]),
  ];
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
