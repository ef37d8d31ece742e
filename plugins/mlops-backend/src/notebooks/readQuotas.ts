import {
  type ResourceQuota,
  parseResourceQuota,
  resourceQuotaResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  CachedReads,
  KubernetesFailure,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { ObjectPlace } from '../kubernetes';
import type { Schemas } from '../openapi';

/** Where something is read, and with whose rights. @internal */
export interface ReadPlace extends ObjectPlace {
  readonly token?: string;
}

/** How long a list waits for what it can be shown without. */
const WAIT_MS = 1_000;
/** The controller that counts is no faster. */
const MAX_AGE_MS = 30_000;

/** What a namespace may use. @internal */
export async function readQuotas(
  reads: CachedReads,
  { cluster, namespace, token }: ReadPlace,
  signal: AbortSignal,
): Promise<
  | { readonly status: 'ok'; readonly quotas: readonly ResourceQuota[] }
  | KubernetesFailure
> {
  const result = await reads.list(
    { cluster, namespace, resource: resourceQuotaResource },
    {
      clusterToken: token,
      maxAgeMs: MAX_AGE_MS,
      waitAtMostMs: WAIT_MS,
      signal,
    },
  );
  return result.status === 'ok'
    ? { status: 'ok', quotas: result.items.map(parseResourceQuota) }
    : result;
}

/** One row for each resource. @internal */
export function toQuotaDtos(
  cluster: string,
  quotas: readonly ResourceQuota[],
): Schemas['Quota'][] {
  return quotas.flatMap(({ namespace, name, hard, used }) =>
    Object.entries(hard).map(([resource, limit]) => ({
      cluster,
      namespace,
      name,
      resource,
      used: used[resource] ?? '0',
      hard: limit,
    })),
  );
}
