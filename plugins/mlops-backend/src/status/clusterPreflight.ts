import {
  type KindReadability,
  preflight,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { Schemas } from '../openapi';

type KindStatus = Schemas['KindStatus'];

const READABILITY: Readonly<Record<KindStatus['state'], KindReadability>> = {
  live: 'readable',
  stale: 'readable',
  idle: 'readable',
  forbidden: 'forbidden',
  'not-installed': 'not-installed',
  starting: 'unknown',
  'per-user': 'unknown',
  unauthorized: 'unknown',
  unreachable: 'unknown',
};

/** What the portal can show of a cluster. @internal */
export function clusterPreflight(
  kinds: readonly KindStatus[],
): Schemas['ClusterStatus']['preflight'] {
  // A kind that is watched more than once is as readable as in any of them.
  const readable = new Map<string, KindReadability>();
  for (const { resource, state } of kinds) {
    if (readable.get(resource) !== 'readable') {
      readable.set(resource, READABILITY[state]);
    }
  }
  const { installation, features } = preflight(readable);
  return {
    installation,
    features: features.map(({ id, state, missing }) => ({
      id,
      state,
      missing: [...missing],
    })),
  };
}
