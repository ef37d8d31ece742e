/** How the Kubernetes plugin signs in with credentials of the portal. */
const SERVER_SIDE: ReadonlySet<string> = new Set([
  'serviceAccount',
  'googleServiceAccount',
  'aws',
  'azure',
  'localKubectlProxy',
]);

/**
 * Whether clusters with this way of signing in look the same to all users, so
 * that one watch does for all of them.
 *
 * @public
 */
export function isServerSide(authProvider: string): boolean {
  return SERVER_SIDE.has(authProvider);
}
