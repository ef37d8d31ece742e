import {
  type Notebook,
  type NotebookDiagnosis,
  type NotebookEvidence,
  type Workspace,
  type WorkspaceKind,
  diagnoseNotebook,
  diagnoseWorkspace,
  notebookOfWorkspace,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { type FoundObjects, workspaceKindKind } from '../kubernetes';

/** A Workspace of Kubeflow Notebooks 2.0, and its kind; null when there is none. @internal */
export interface WorkspaceSource {
  readonly workspace: Workspace;
  readonly workspaceKind?: WorkspaceKind | null;
}

/** @internal */
export interface FoundWorkspaces extends FoundObjects<Notebook> {
  /** What the notebooks of the list really are, by name. */
  readonly workspaces: ReadonlyMap<string, WorkspaceSource>;
}

type Translation = Pick<FoundWorkspaces, 'objects' | 'workspaces'>;

const lists = new WeakMap<
  readonly Workspace[],
  { readonly kinds: unknown; readonly translation: Translation }
>();
const notebooks = new WeakMap<
  Workspace,
  {
    readonly kind: WorkspaceKind | null | undefined;
    readonly notebook: Notebook;
  }
>();

/** Workspaces in the terms of notebooks: the same ones until they or their kinds change. @internal */
export function asNotebooks(list: FoundObjects<Workspace>): FoundWorkspaces {
  const { objects, related } = list;
  const kinds = related.all(workspaceKindKind);
  const known = lists.get(objects);
  if (known && known.kinds === kinds) {
    return { ...list, ...known.translation };
  }
  const sources = objects.map(workspace => ({
    workspace,
    workspaceKind: workspace.kind
      ? related.named(workspaceKindKind, workspace.kind)
      : kinds && null,
  }));
  const translation = {
    objects: sources.map(notebookOf),
    workspaces: new Map(sources.map(source => [source.workspace.name, source])),
  };
  lists.set(objects, { kinds, translation });
  return { ...list, ...translation };
}

function notebookOf({ workspace, workspaceKind: kind }: WorkspaceSource) {
  const known = notebooks.get(workspace);
  if (known && known.kind === kind) {
    return known.notebook;
  }
  const notebook = notebookOfWorkspace(workspace, kind ?? undefined);
  notebooks.set(workspace, { kind, notebook });
  return notebook;
}

/** What is wrong with a notebook, whatever it is in its cluster. @internal */
export function diagnose(evidence: NotebookEvidence): NotebookDiagnosis {
  const { workspace } = evidence;
  return workspace
    ? diagnoseWorkspace({ ...evidence, workspace })
    : diagnoseNotebook(evidence);
}
