import { type Notebook, parseNotebook } from './Notebook';
import type { Workspace, WorkspaceVolume } from './Workspace';
import type { WorkspaceKind } from './WorkspaceKind';
import { notebookType } from './notebookType';
import { imageOf } from './workspacePorts';

/** The container in which the server of a Workspace runs. */
const CONTAINER = 'main';

/**
 * A Workspace in the terms of a Notebook, so that both are rows of one table.
 * Of a kind that could not be read, image and size are unknown.
 *
 * @public
 */
export function notebookOfWorkspace(
  workspace: Workspace,
  kind: WorkspaceKind | undefined,
): Notebook {
  const { namespace, name, uid, labels, createdAt, deletedAt } = workspace;
  const { podConfig, status, finalizers } = workspace;
  const image = imageOf(workspace, kind);
  const size = kind?.sizes.find(
    ({ id }) => id === (status.podRedirect ?? podConfig),
  );
  const annotations = annotationsOf(workspace);
  const notebook = parseNotebook({
    metadata: {
      namespace,
      name,
      uid,
      labels,
      annotations,
      finalizers,
      creationTimestamp: createdAt,
      deletionTimestamp: deletedAt,
    },
    spec: {
      template: {
        spec: {
          serviceAccountName: `ws-${name}`,
          nodeSelector: size?.nodeSelector,
          containers: [
            {
              name: CONTAINER,
              image: image?.image,
              imagePullPolicy: image?.pullPolicy,
              ports: image?.ports.map(({ id, port }) => ({
                name: id,
                containerPort: port,
              })),
              resources: { requests: size?.requests, limits: size?.limits },
              volumeMounts: workspace.volumes.map((volume, index) => ({
                name: `volume-${index}`,
                mountPath: mountPathOf(volume, kind),
                readOnly: volume.readOnly,
              })),
            },
          ],
          volumes: workspace.volumes.map(volumeOf),
        },
      },
    },
  });
  return {
    ...notebook,
    type: notebookType({
      annotations,
      image: `${workspace.kind ?? ''} ${image?.image ?? ''}`,
    }),
    volumes: notebook.volumes.map((volume, index) =>
      workspace.volumes[index]?.kind === 'home'
        ? { ...volume, home: true }
        : volume,
    ),
    problems: workspace.problems,
  };
}

/** Where a Notebook says the same, it does so in annotations. */
function annotationsOf(workspace: Workspace): Record<string, string> {
  const { annotations, paused, status } = workspace;
  return {
    ...annotations,
    ...(paused && { 'kubeflow-resource-stopped': status.pausedAt ?? '' }),
    ...(status.lastActivity && {
      'notebooks.kubeflow.org/last-activity': status.lastActivity,
    }),
  };
}

function mountPathOf(
  volume: WorkspaceVolume,
  kind: WorkspaceKind | undefined,
): string | undefined {
  return volume.kind === 'home' ? kind?.home : volume.mountPath;
}

function volumeOf({ kind, source }: WorkspaceVolume, index: number) {
  return {
    name: `volume-${index}`,
    ...(kind === 'secret'
      ? { secret: { secretName: source } }
      : { persistentVolumeClaim: { claimName: source } }),
  };
}
