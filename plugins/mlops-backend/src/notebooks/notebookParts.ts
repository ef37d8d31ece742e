import type {
  ClusterNode,
  KubernetesEvent,
  Notebook,
  PersistentVolumeClaim,
  Pod,
  PodDefault,
  StatefulSet,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { claimKind, podDefaultKind, statefulSetKind } from '../kubernetes';
import type { EventIndex } from './EventIndex';
import { type FoundNotebooks, looksForNode } from './NotebookFinder';

/** What is known of one notebook, as far as it is watched. @internal */
export type NotebookParts = {
  readonly pods?: readonly Pod[];
  readonly statefulSet?: StatefulSet | null;
  /** Those that it mounts. */
  readonly claims?: readonly PersistentVolumeClaim[];
  readonly podDefaults?: readonly PodDefault[];
  readonly events?: readonly KubernetesEvent[];
  /** Where one of them would have to take its Pod. */
  readonly nodes?: readonly ClusterNode[];
};

/** @internal */
export function notebookParts(
  notebook: Notebook,
  list: FoundNotebooks,
): NotebookParts {
  const { pods, related, warnings, nodes } = list;
  const ownPods = pods?.get(notebook.name);
  return {
    pods: ownPods,
    statefulSet: related.named(statefulSetKind, notebook.name),
    claims: claimsOf(notebook, list),
    podDefaults: related.all(podDefaultKind),
    events: warnings && eventsOf(notebook, ownPods ?? [], warnings),
    nodes: ownPods?.some(looksForNode) ? nodes : undefined,
  };
}

/** All that the parts of a list are taken from. @internal */
export function listParts(list: FoundNotebooks): readonly unknown[] {
  return [list.pods, list.warnings, list.nodes, ...list.related.lists()];
}

/** Those about a notebook and what was made for it. @internal */
export function eventsOf(
  { name, volumes }: Notebook,
  pods: readonly Pod[],
  index: EventIndex,
): readonly KubernetesEvent[] {
  // Before its first Pod exists nobody can know another name for it.
  const podNames = new Set([`${name}-0`, ...pods.map(pod => pod.name)]);
  const claims = new Set(volumes.flatMap(({ claimName }) => claimName ?? []));
  return [
    ...index.about({ kind: 'Notebook', name }),
    ...index.about({ kind: 'StatefulSet', name }),
    ...[...podNames].flatMap(pod => index.about({ kind: 'Pod', name: pod })),
    ...[...claims].flatMap(claim =>
      index.about({ kind: 'PersistentVolumeClaim', name: claim }),
    ),
  ];
}

function claimsOf(
  { volumes }: Notebook,
  { related }: FoundNotebooks,
): readonly PersistentVolumeClaim[] | undefined {
  return (
    related.all(claimKind) &&
    volumes.flatMap(
      ({ claimName }) =>
        (claimName && related.named(claimKind, claimName)) || [],
    )
  );
}
