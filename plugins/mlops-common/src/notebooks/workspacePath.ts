/**
 * The path under which the gateway of a cluster serves a port of a Workspace
 * of Kubeflow Notebooks 2.0.
 *
 * @public
 */
export function workspacePath(
  namespace: string,
  name: string,
  portId: string,
): string {
  const parts = [namespace, name, portId].map(encodeURIComponent);
  return `/workspace/connect/${parts.join('/')}/`;
}
