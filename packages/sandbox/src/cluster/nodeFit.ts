import { Node, NodeSelectorTerm, PersistentVolume, Pod } from './objects';
import { meets, selects } from './selector';

/** Cordons and taints. */
export function nodeRefusal({ spec }: Pod, node: Node): string | undefined {
  if (node.spec?.unschedulable) {
    return 'node(s) were unschedulable';
  }
  const untolerated = (node.spec?.taints ?? []).some(
    taint =>
      taint.effect !== 'PreferNoSchedule' &&
      !(spec.tolerations ?? []).some(
        ({ key, operator, value, effect }) =>
          (!effect || effect === taint.effect) &&
          (!key || key === taint.key) &&
          (operator === 'Exists' || (value ?? '') === (taint.value ?? '')),
      ),
  );
  return untolerated ? 'node(s) had untolerated taint(s)' : undefined;
}

function attracts(
  terms: readonly NodeSelectorTerm[] | undefined,
  { metadata }: Node,
): boolean {
  const labels = metadata.labels ?? {};
  return (
    !terms ||
    terms.some(({ matchExpressions = [] }) =>
      matchExpressions.every(each => meets(labels, each)),
    )
  );
}

/** Node selector and required node affinity. */
export function selectorRefusal({ spec }: Pod, node: Node): string | undefined {
  const labels = node.metadata.labels ?? {};
  const selected = Object.entries(spec.nodeSelector ?? {}).every(
    ([key, value]) => labels[key] === value,
  );
  const terms =
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
      ?.nodeSelectorTerms;
  return selected && attracts(terms, node)
    ? undefined
    : "node(s) didn't match Pod's node affinity/selector";
}

/** Volumes that can be reached from some nodes only. */
export function volumeRefusal(
  volumes: readonly PersistentVolume[],
  node: Node,
): string | undefined {
  return volumes.every(({ spec }) =>
    attracts(spec?.nodeAffinity?.required?.nodeSelectorTerms, node),
  )
    ? undefined
    : "node(s) didn't match PersistentVolume's node affinity";
}

/** Required affinity to other Pods, and against them. */
export function companyRefusal(
  { spec, metadata }: Pod,
  node: Node,
  { nodes, pods }: { nodes: readonly Node[]; pods: readonly Pod[] },
): string | undefined {
  const { podAffinity, podAntiAffinity } = spec.affinity ?? {};
  const meetsTerm = (
    term: NonNullable<
      NonNullable<
        typeof podAffinity
      >['requiredDuringSchedulingIgnoredDuringExecution']
    >[number],
  ) => {
    const place = node.metadata.labels?.[term.topologyKey];
    const there = new Set(
      nodes
        .filter(
          ({ metadata: { labels } }) => labels?.[term.topologyKey] === place,
        )
        .map(each => each.metadata.name),
    );
    return pods.some(
      pod =>
        pod.metadata.namespace === metadata.namespace &&
        pod.metadata.uid !== metadata.uid &&
        there.has(pod.spec.nodeName ?? '') &&
        selects(term.labelSelector, pod.metadata.labels),
    );
  };
  const wanted =
    podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  if (!wanted.every(meetsTerm)) {
    return "node(s) didn't match pod affinity rules";
  }
  const unwanted =
    podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  return unwanted.some(meetsTerm)
    ? "node(s) didn't match pod anti-affinity rules"
    : undefined;
}
