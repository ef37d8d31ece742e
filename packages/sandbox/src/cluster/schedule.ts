import { nodeRefusal, selectorRefusal } from './nodeFit';
import { Node, PersistentVolumeClaim, Pod } from './objects';
import { addAmounts, podRequests } from './podResources';
import { parseQuantity } from './quantity';

/** Where a Pod goes, why it cannot go anywhere, or that it has to wait for a volume. */
export type Placement =
  | { readonly kind: 'node'; readonly node: Node }
  | { readonly kind: 'unschedulable'; readonly message: string }
  | { readonly kind: 'wait' };

interface Cluster {
  readonly nodes: readonly Node[];
  readonly pods: readonly Pod[];
  readonly claims: readonly PersistentVolumeClaim[];
}

/** Plays kube-scheduler's filters; the texts are those of version 1.36. */
export function schedule(pod: Pod, cluster: Cluster): Placement {
  const { nodes } = cluster;
  const volumes = volumeProblem(pod, cluster);
  if (volumes === 'pending') {
    return { kind: 'wait' };
  }
  if (volumes) {
    const message = `0/${nodes.length} nodes are available: ${volumes}. not found`;
    return { kind: 'unschedulable', message };
  }
  if (nodes.length === 0) {
    return {
      kind: 'unschedulable',
      message: 'no nodes available to schedule pods',
    };
  }
  const verdicts = nodes.map(node => judge(pod, node, cluster.pods));
  const [best] = verdicts
    .filter(({ reasons }) => reasons.length === 0)
    .sort((a, b) => a.load - b.load);
  if (best) {
    return { kind: 'node', node: best.node };
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

function judge(pod: Pod, node: Node, pods: readonly Pod[]): Verdict {
  const refusal = nodeRefusal(pod, node) ?? selectorRefusal(pod, node);
  if (refusal) {
    return { node, reasons: [refusal], final: true, load: 1 };
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

function volumeProblem(pod: Pod, { claims }: Cluster): string | undefined {
  let pending = false;
  for (const { persistentVolumeClaim } of pod.spec.volumes ?? []) {
    const name = persistentVolumeClaim?.claimName;
    if (name) {
      const claim = claims.find(
        ({ metadata }) =>
          metadata.name === name &&
          metadata.namespace === pod.metadata.namespace,
      );
      if (!claim) {
        return `persistentvolumeclaim "${name}" not found`;
      }
      pending ||= claim.status?.phase !== 'Bound';
    }
  }
  return pending ? 'pending' : undefined;
}
