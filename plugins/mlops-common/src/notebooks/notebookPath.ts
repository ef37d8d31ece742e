/**
 * The path under which the gateway of a cluster serves a notebook. The slash
 * at the end is needed: routes match by prefix.
 *
 * @public
 */
export function notebookPath(namespace: string, name: string): string {
  return `/notebook/${encodeURIComponent(namespace)}/${encodeURIComponent(
    name,
  )}/`;
}
