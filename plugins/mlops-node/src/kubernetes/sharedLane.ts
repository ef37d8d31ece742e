import type { KubernetesCluster } from './KubernetesGateway';

/**
 * With whose rights a cluster is read: the portal's, the same for all users,
 * or each user's own.
 *
 * @public
 */
export type ClusterLane = 'shared' | 'user';

/** How the Kubernetes plugin signs in with credentials of the portal. */
const SERVER_SIDE: ReadonlySet<string> = new Set([
  'serviceAccount',
  'googleServiceAccount',
  'aws',
  'azure',
  'localKubectlProxy',
]);

/**
 * Whether a cluster looks the same to all users, so that one watch does for
 * all of them. What is neither known nor configured is the user's.
 *
 * @public
 */
export function isShared({
  lane,
  authProvider,
}: Pick<KubernetesCluster, 'lane' | 'authProvider'>): boolean {
  return lane === undefined ? SERVER_SIDE.has(authProvider) : lane === 'shared';
}
