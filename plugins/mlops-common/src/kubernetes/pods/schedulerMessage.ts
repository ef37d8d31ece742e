import { gpuVendor } from '../gpus';

/**
 * One reason why the scheduler found no node.
 *
 * @public
 */
export interface SchedulingCause {
  readonly kind: SchedulingCauseKind;
  /** The resource, taint or claim that it is about, where the message says so. */
  readonly subject?: string;
  /** How many nodes it rules out; absent when it concerns the Pod itself. */
  readonly nodes?: number;
  /** Says what is wrong with these nodes, or with the Pod. */
  readonly text: string;
  /** For how many seconds of its life this is no reason to worry. */
  readonly patience?: number;
}

/** @public */
export type SchedulingCauseKind =
  | 'resource'
  | 'too-many-pods'
  | 'taint'
  | 'closed'
  | 'node-selector'
  | 'volume-out-of-reach'
  | 'no-volume'
  | 'volume-in-use'
  | 'affinity'
  | 'no-nodes'
  | 'claim-missing'
  | 'claim-deleting'
  | 'claim-unbound'
  | 'binding-timeout'
  | 'other';

interface Phrase {
  readonly pattern: RegExp;
  readonly kind: SchedulingCauseKind;
  /** "2 nodes {text}"; for causes without nodes the whole clause. */
  readonly text: (match: RegExpExecArray, nodes: number) => string;
  readonly patience?: number;
}

const be = (nodes: number) => (nodes === 1 ? 'is' : 'are');
const have = (nodes: number) => (nodes === 1 ? 'has' : 'have');
const dont = (nodes: number) => (nodes === 1 ? 'does not' : 'do not');

const PHRASES: readonly Phrase[] = [
  {
    pattern: /^Insufficient (\S+)$/,
    kind: 'resource',
    text: ([, resource], n) => `${have(n)} too ${shortOf(resource)}`,
  },
  {
    pattern: /^Too many pods$/,
    kind: 'too-many-pods',
    text: (_, n) => `${be(n)} full of Pods`,
  },
  {
    pattern: /untolerated taint \{([^:}]+)/,
    kind: 'taint',
    text: ([, key], n) => taintText(key, n),
  },
  {
    pattern: /untolerated taint/,
    kind: 'taint',
    text: (_, n) => `${be(n)} reserved for other work (taint)`,
  },
  {
    pattern: /were unschedulable/,
    kind: 'closed',
    text: (_, n) => `${be(n)} closed for new work`,
  },
  {
    pattern: /didn't match Pod's node affinity\/selector/,
    kind: 'node-selector',
    text: (_, n) => `${dont(n)} have the labels that it asks for`,
  },
  {
    pattern:
      /volume node affinity conflict|didn't match PersistentVolume's node affinity/,
    kind: 'volume-out-of-reach',
    text: (_, n) => `${be(n)} out of reach of its volume`,
  },
  {
    pattern: /didn't find available persistent volumes to bind/,
    kind: 'no-volume',
    text: (_, n) => `${have(n)} no volume for it`,
  },
  {
    pattern: /ReadWriteOncePod access mode already in-use/,
    kind: 'volume-in-use',
    text: (_, n) =>
      `${be(n)} ruled out because its volume is in use by another Pod`,
  },
  {
    pattern: /max volume count|too many volumes/i,
    kind: 'other',
    text: () => 'cannot attach more volumes',
  },
  {
    pattern: /anti-affinity rules/,
    kind: 'affinity',
    text: (_, n) => `${be(n)} ruled out by anti-affinity rules`,
  },
  {
    pattern: /affinity rules/,
    kind: 'affinity',
    text: (_, n) => `${be(n)} ruled out by affinity rules`,
  },
  {
    pattern: /topology spread constraints/,
    kind: 'affinity',
    text: (_, n) => `${be(n)} ruled out by spread constraints`,
  },
  {
    pattern: /free ports/,
    kind: 'other',
    text: (_, n) => `${have(n)} the port in use`,
  },
];

const POD_PHRASES: readonly Phrase[] = [
  {
    pattern: /persistentvolumeclaim "([^"]+)" not found/,
    kind: 'claim-missing',
    text: ([, claim]) => `the volume claim ${claim} does not exist`,
    // What is applied together arrives one after the other.
    patience: 15,
  },
  {
    pattern: /persistentvolumeclaim "([^"]+)" is being deleted/,
    kind: 'claim-deleting',
    text: ([, claim]) => `the volume claim ${claim} is being deleted`,
  },
  {
    pattern: /unbound immediate PersistentVolumeClaims/,
    kind: 'claim-unbound',
    text: () => 'its volume claim has no volume yet',
    patience: 60,
  },
  {
    pattern: /no nodes available to schedule pods/,
    kind: 'no-nodes',
    text: () => 'the cluster has no nodes',
  },
  {
    pattern: /VolumeBinding.*deadline exceeded/,
    kind: 'binding-timeout',
    text: () => 'no volume was made for its volume claim in time',
  },
];

/**
 * The reasons in a message of the scheduler, in its order.
 *
 * @public
 */
export function parseSchedulerMessage(
  message: string,
): readonly SchedulingCause[] {
  // What follows repeats the count of nodes, for another question.
  const [reasons] = message.split(
    /(?:no new claims to deallocate, )?preemption:/,
  );
  const pod = matching(POD_PHRASES, reasons, 0);
  if (pod) {
    return [pod];
  }
  return reasons
    .replace(/^\d+\/\d+ nodes are available:/, '')
    .split(/,\s+(?=\d+ )|\.\s+(?=\d+ )/)
    .map(clause => clause.trim().replace(/\.$/, ''))
    .filter(clause => clause !== '')
    .map(causeOf);
}

/**
 * The same as one sentence.
 *
 * @internal
 */
export function schedulingHeadline(
  message: string,
  causes: readonly SchedulingCause[],
): string {
  const [first] = causes;
  if (!first) {
    return 'No node can run it.';
  }
  if (first.nodes === undefined) {
    return `It cannot be placed on a node: ${first.text}.`;
  }
  const total = /^\d+\/(\d+) nodes/.exec(message)?.[1];
  const clauses = causes.map(({ nodes, text }, index) => {
    if (nodes === undefined) {
      return text;
    }
    // Said once: "2 of 3 nodes are full of Pods, 1 is closed for new work".
    const noun = total ? ` of ${total} nodes` : ' nodes';
    return `${nodes}${index === 0 ? noun : ''} ${text}`;
  });
  return `No node can run it: ${clauses.join(', ')}.`;
}

function causeOf(clause: string): SchedulingCause {
  const match = /^(\d+) (?:node\(s\) )?(.*)$/s.exec(clause);
  if (!match) {
    return { kind: 'other', text: clause };
  }
  const nodes = Number(match[1]);
  const known = matching(PHRASES, match[2], nodes);
  return known
    ? { ...known, nodes }
    : { kind: 'other', nodes, text: `say: ${match[2]}` };
}

function matching(
  phrases: readonly Phrase[],
  text: string,
  nodes: number,
): SchedulingCause | undefined {
  for (const phrase of phrases) {
    const match = phrase.pattern.exec(text);
    if (match) {
      return {
        kind: phrase.kind,
        subject: match[1],
        text: phrase.text(match, nodes),
        patience: phrase.patience,
      };
    }
  }
  return undefined;
}

function shortOf(resource: string): string {
  const vendor = gpuVendor(resource);
  if (vendor) {
    return `few free ${vendor} ${
      /^(NVIDIA|AMD|Intel)$/.test(vendor) ? 'GPUs' : 'devices'
    } (${resource})`;
  }
  const names: Readonly<Record<string, string>> = {
    cpu: 'little free CPU',
    memory: 'little free memory',
    'ephemeral-storage': 'little free disk',
  };
  return Object.hasOwn(names, resource)
    ? names[resource]
    : `little ${resource}`;
}

function taintText(key: string, nodes: number): string {
  switch (key) {
    case 'node.kubernetes.io/not-ready':
    case 'node.kubernetes.io/unreachable':
      return `${be(nodes)} not ready`;
    case 'node.kubernetes.io/unschedulable':
      return `${be(nodes)} closed for new work`;
    case 'node.kubernetes.io/disk-pressure':
      return `${have(nodes)} a full disk`;
    case 'node.kubernetes.io/memory-pressure':
      return `${have(nodes)} no memory left`;
    case 'node-role.kubernetes.io/control-plane':
    case 'node-role.kubernetes.io/master':
      return `${be(nodes)} reserved for the control plane`;
    default:
      return `${be(nodes)} reserved for other work (taint ${key})`;
  }
}
