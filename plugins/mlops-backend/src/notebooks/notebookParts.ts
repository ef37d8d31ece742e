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
import type { WorkspaceSource } from './workspaces';

/** What is known of one notebook, as far as it is watched. @internal */
export type NotebookParts = Partial<WorkspaceSource> & {
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
    ...list.workspaces?.get(notebook.name),
    statefulSet: statefulSetOf(notebook, list),
    claims: claimsOf(notebook, list),
    podDefaults: related.all(podDefaultKind),
    events: warnings && eventsOf(notebook, list, warnings),
    nodes: ownPods?.some(looksForNode) ? nodes : undefined,
  };
}

/** All that the parts of a list are taken from. @internal */
export function listParts(list: FoundNotebooks): readonly unknown[] {
  const { pods, warnings, nodes, workspaces, related } = list;
  return [pods, warnings, nodes, workspaces, ...related.lists()];
}

const NOTHING: readonly KubernetesEvent[] = [];

/** Those about a notebook and what was made for it. @internal */
export function eventsOf(
  notebook: Notebook,
  list: FoundNotebooks,
  index: EventIndex,
): readonly KubernetesEvent[] {
  const { name, volumes } = notebook;
  // Thousands pass here at each change of a namespace, and nothing was said of most.
  const groups = new Set<readonly KubernetesEvent[]>();
  const look = (kind: string, of: string) => {
    const events = index.about({ kind, name: of });
    if (events.length > 0) {
      groups.add(events);
    }
  };
  if (list.workspaces) {
    look('Workspace', name);
    look('StatefulSet', statefulSetOf(notebook, list)?.name ?? '');
  } else {
    look('Notebook', name);
    look('StatefulSet', name);
    // Before its first Pod exists nobody can know another name for it.
    look('Pod', `${name}-0`);
  }
  for (const pod of list.pods?.get(name) ?? []) {
    look('Pod', pod.name);
  }
  for (const { claimName } of volumes) {
    if (claimName) {
      look('PersistentVolumeClaim', claimName);
    }
  }
  return groups.size === 0 ? NOTHING : [...groups].flat();
}

/** That of a Workspace has a name of its own. */
function statefulSetOf(
  { name }: Notebook,
  { related, workspaces }: FoundNotebooks,
): StatefulSet | null | undefined {
  return workspaces
    ? related
        .all(statefulSetKind)
        ?.find(
          ({ owner }) => owner?.kind === 'Workspace' && owner.name === name,
        )
    : related.named(statefulSetKind, name);
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
