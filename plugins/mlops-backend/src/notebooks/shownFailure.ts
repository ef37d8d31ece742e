import type { KubernetesFailure } from '@mlops-portal/backstage-plugin-mlops-node';
import type { ObjectPlace } from '../kubernetes';
import type { Schemas } from '../openapi';

/**
 * Says that something could not be read beside what is watched. A cluster that
 * cannot be reached says so in what is watched, and a kind that it does not
 * have is nothing that anybody misses.
 *
 * @internal
 */
export function shownFailure(
  { status, message }: KubernetesFailure,
  { cluster, namespace }: ObjectPlace,
): Schemas['Source'] | undefined {
  return status === 'forbidden' || status === 'unauthorized'
    ? { cluster, namespace, status, message, asOf: new Date().toISOString() }
    : undefined;
}
