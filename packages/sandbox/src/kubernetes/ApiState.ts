import { Authorizer } from './rbac/Authorizer';
import { ObjectStore } from './ObjectStore';
import { ResourceRegistry } from './ResourceRegistry';

/** Gives the log of a container; undefined when it has none, because it has not started. */
export type PodLogProvider = (
  pod: string,
  container: string,
  query: { namespace: string; previous: boolean },
) => string | undefined;

/** Everything the server knows; the request handlers share it. */
export interface ApiState {
  readonly store: ObjectStore;
  readonly registry: ResourceRegistry;
  readonly authorizer: Authorizer;
  readonly now: () => Date;
  podLogs?: PodLogProvider;
}

/** A point in time as Kubernetes writes it: without fractions of a second. */
export function timestamp(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}
