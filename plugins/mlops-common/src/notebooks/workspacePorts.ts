import type { Workspace } from './Workspace';
import type { WorkspaceImage, WorkspaceKind } from './WorkspaceKind';

/** A way into a Workspace. @public */
export interface WorkspacePort {
  readonly id: string;
  /** What its kind calls it: "JupyterLab". */
  readonly title: string;
}

/** The image that a Workspace runs, or will at its next start. @internal */
export function imageOf(
  { imageConfig, status }: Workspace,
  kind: WorkspaceKind | undefined,
): WorkspaceImage | undefined {
  return kind?.images.find(
    ({ id }) => id === (status.imageRedirect ?? imageConfig),
  );
}

/**
 * What a Workspace can be opened at, in the order of its image; of an unknown
 * image nothing.
 *
 * @public
 */
export function workspacePorts(
  workspace: Workspace,
  kind: WorkspaceKind | undefined,
): readonly WorkspacePort[] {
  return (imageOf(workspace, kind)?.ports ?? []).flatMap(
    ({ id, displayName }) =>
      id ? { id, title: displayName ?? kind?.portNames[id] ?? id } : [],
  );
}
