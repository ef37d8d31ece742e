import type { LabelSelector } from '@mlops-portal/backstage-plugin-mlops-common';
import type { KubernetesRequestOptions } from './KubernetesGateway';
import type { SourceState } from './SourceState';
import type { StoredObject, WatchedKind } from './WatchedKind';

/** @public */
export interface StoreReadRequest<T extends StoredObject> {
  readonly cluster: string;
  readonly kind: WatchedKind<T>;
  /** Absent: of the whole cluster. */
  readonly namespace?: string;
  /** Only the one of this name. */
  readonly name?: string;
  readonly labels?: LabelSelector;
}

/** @public */
export interface StoreReadResult<T extends StoredObject> {
  readonly state: SourceState;
  /**
   * By namespace and name; empty unless the state is live or stale. A whole
   * namespace is the same array as before until something in it changes.
   */
  readonly items: readonly T[];
}

/** How one kind of one cluster fares. @public */
export interface StoreReport {
  readonly cluster: string;
  /** As in `pods`, with its group where it has one. */
  readonly resource: string;
  readonly labelSelector?: string;
  readonly state: SourceState;
  readonly objects: number;
  /** As ISO 8601. */
  readonly lastEventAt?: string;
  readonly lastError?: { readonly at: string; readonly message: string };
  /** How often a list or watch ended in an error. */
  readonly restarts: number;
}

/**
 * What clusters contain, from memory where the portal's own credentials can
 * watch them, and asked for each time where only a user's token can.
 *
 * @public
 */
export interface KubernetesStore {
  read<T extends StoredObject>(
    request: StoreReadRequest<T>,
    options?: KubernetesRequestOptions,
  ): Promise<StoreReadResult<T>>;
  /** Whether the cluster is watched with the portal's credentials. */
  watches(cluster: string): Promise<boolean>;
  reports(): readonly StoreReport[];
}
