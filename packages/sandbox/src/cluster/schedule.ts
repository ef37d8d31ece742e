import { claimOutlook } from './claimOutlook';
import {
  companyRefusal,
  nodeRefusal,
  selectorRefusal,
  volumeRefusal,
} from './nodeFit';
import {
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  StorageClass,
} from './objects';
import { addAmounts, podRequests } from './podResources';
import { parseQuantity } from './quantity';

/** Where a Pod goes, why it cannot go anywhere, or that it has to wait for a volume. */
export type Placement =
  | {
      readonly kind: 'node';
      readonly node: Node;
      /** Claims that get their volume only now, on this node. */
      readonly unbound: readonly PersistentVolumeClaim[];
    }
  | { readonly kind: 'unschedulable'; readonly message: string }
  | { readonly kind: 'wait' };

interface Cluster {
  readonly nodes: readonly Node[];
  readonly pods: readonly Pod[];
  readonly claims: readonly PersistentVolumeClaim[];
  readonly volumes?: readonly PersistentVolume[];
  readonly classes?: readonly StorageClass[];
}

/** Plays kube-scheduler's filters; the texts are those of version 1.36. */
export function schedule(pod: Pod, cluster: Cluster): Placement {
  const { nodes } = cluster;
  const volumes = podVolumes(pod, cluster);
  if (volumes.problem) {
    const message = `0/${nodes.length} nodes are available: ${volumes.problem}. not found`;
    return { kind: 'unschedulable', message };
  }
  if (volumes.binding) {
    return { kind: 'wait' };
  }
  if (nodes.length === 0) {
    return {
      kind: 'unschedulable',
      message: 'no nodes available to schedule pods',
    };
  }
  const verdicts = nodes.map(node =>
    judge(pod, node, { ...cluster, bound: volumes.bound }),
  );
  const [best] = verdicts
    .filter(({ reasons }) => reasons.length === 0)
    .sort((a, b) => a.load - b.load);
  if (best) {
    return { kind: 'node', node: best.node, unbound: volumes.unbound };
  }
  const all = nodes.length;
  const reasons = summary(verdicts.flatMap(verdict => verdict.reasons));
  const preemption = summary(
    verdicts.map(({ final }) =>
      final
        ? 'Preemption is not helpful for scheduling'
        : 'No preemption victims found for incoming pod',
    ),
  );
  return {
    kind: 'unschedulable',
    message: `0/${all} nodes are available: ${reasons}. no new claims to deallocate, preemption: 0/${all} nodes are available: ${preemption}.`,
  };
}

interface Verdict {
  readonly node: Node;
  readonly reasons: readonly string[];
  /** True when not even an empty node would do. */
  readonly final: boolean;
  /** Share that is taken afterwards; the emptier node wins. */
  readonly load: number;
}

function judge(
  pod: Pod,
  node: Node,
  cluster: Cluster & { bound: readonly PersistentVolume[] },
): Verdict {
  const { pods, bound } = cluster;
  const final =
    nodeRefusal(pod, node) ??
    selectorRefusal(pod, node) ??
    volumeRefusal(bound, node);
  if (final) {
    return { node, reasons: [final], final: true, load: 1 };
  }
  const refusal =
    exclusiveVolume(pod, cluster) ?? companyRefusal(pod, node, cluster);
  if (refusal) {
    return { node, reasons: [refusal], final: false, load: 1 };
  }
  const wanted = podRequests(pod.spec);
  const used = addAmounts(
    pods
      .filter(({ spec }) => spec.nodeName === node.metadata.name)
      .map(({ spec }) => podRequests(spec)),
  );
  const allocatable = (name: string) =>
    parseQuantity(node.status?.allocatable?.[name]);
  const lacking = Object.keys(wanted).filter(
    name => wanted[name] > allocatable(name) - (used[name] ?? 0),
  );
  return {
    node,
    reasons: lacking.map(name => `Insufficient ${name}`),
    final: lacking.some(name => wanted[name] > allocatable(name)),
    load: Math.max(
      ...['cpu', 'memory'].map(
        name =>
          ((used[name] ?? 0) + (wanted[name] ?? 0)) / (allocatable(name) || 1),
      ),
    ),
  };
}

function summary(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
}

interface PodVolumes {
  /** Why the Pod cannot go anywhere. */
  readonly problem?: string;
  /** A volume is being made for one of the claims. */
  readonly binding: boolean;
  /** Claims that wait for their first consumer. */
  readonly unbound: readonly PersistentVolumeClaim[];
  readonly bound: readonly PersistentVolume[];
}

function claimsOf(pod: Pod, { claims }: Pick<Cluster, 'claims'>) {
  return (pod.spec.volumes ?? []).flatMap(({ persistentVolumeClaim }) => {
    const name = persistentVolumeClaim?.claimName;
    if (!name) {
      return [];
    }
    const claim = claims.find(
      ({ metadata }) =>
        metadata.name === name && metadata.namespace === pod.metadata.namespace,
    );
    return [{ name, claim }];
  });
}

function podVolumes(pod: Pod, cluster: Cluster): PodVolumes {
  const found = claimsOf(pod, cluster);
  const missing = found.find(({ claim }) => !claim);
  const all = found.flatMap(({ claim }) => claim ?? []);
  const outlooks = all.map(claim => claimOutlook(claim, cluster.classes ?? []));
  const problem = missing
    ? `persistentvolumeclaim "${missing.name}" not found`
    : outlooks.includes('stuck') &&
      'pod has unbound immediate PersistentVolumeClaims';
  return {
    ...(problem ? { problem } : {}),
    binding: outlooks.includes('binding'),
    unbound: all.filter((_, index) => outlooks[index] === 'first-consumer'),
    bound: all.flatMap(
      ({ spec }) =>
        cluster.volumes?.find(
          ({ metadata }) => metadata.name === spec?.volumeName,
        ) ?? [],
    ),
  };
}

/** A claim for one Pod only is not even considered while another Pod has it. */
function exclusiveVolume(pod: Pod, cluster: Cluster): string | undefined {
  const exclusive = claimsOf(pod, cluster).flatMap(({ name, claim }) =>
    claim?.spec?.accessModes?.includes('ReadWriteOncePod') ? [name] : [],
  );
  const taken = cluster.pods.some(
    other =>
      other.metadata.uid !== pod.metadata.uid &&
      other.spec.nodeName &&
      other.metadata.namespace === pod.metadata.namespace &&
      claimsOf(other, cluster).some(({ name }) => exclusive.includes(name)),
  );
  return taken
    ? 'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod'
    : undefined;
}
