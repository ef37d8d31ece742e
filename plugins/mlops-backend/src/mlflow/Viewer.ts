import type { MlflowScope } from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  MlflowIdentity,
  MlflowReadOptions,
  MlflowServer,
  MlflowStaleAnswer,
} from '@mlops-portal/backstage-plugin-mlops-node';

/** For whom things are looked up, through which entity. @internal */
export interface Viewer {
  readonly scope: MlflowScope;
  readonly ownershipRefs: readonly string[];
  readonly identity: MlflowIdentity;
  readonly signal?: AbortSignal;
  /** Servers that were silent, so that older answers of theirs are shown. */
  readonly stale: Map<string, MlflowStaleAnswer>;
}

/** The workspace that a server is asked about; most servers have none. @internal */
export function workspaceOf(
  { scope }: Viewer,
  { config }: MlflowServer,
): string | undefined {
  return scope.workspace ?? config.workspace;
}

/** How a server is asked for a viewer. @internal */
export function readOptions(
  viewer: Viewer,
  server: MlflowServer,
): MlflowReadOptions {
  return {
    signal: viewer.signal,
    identity: viewer.identity,
    workspace: workspaceOf(viewer, server),
    onStale: stale => viewer.stale.set(server.config.id, stale),
  };
}
