import type {
  KubernetesObject,
  KubernetesResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { JsonObject } from '@backstage/types';
import type {
  KubernetesFailure,
  KubernetesListRequest,
} from './KubernetesGateway';

/** @public */
export interface KubernetesPageRequest extends KubernetesListRequest {
  readonly limit: number;
  /** Where the page begins, as the one before said. */
  readonly continue?: string;
}

/** The place in a list or in the history is too old: begin again with a list. @public */
export interface KubernetesExpired {
  readonly status: 'expired';
  readonly message: string;
}

/** @public */
export type KubernetesPageResult =
  | {
      readonly status: 'ok';
      readonly items: readonly KubernetesObject[];
      readonly resourceVersion?: string;
      /** Absent on the last page. */
      readonly continue?: string;
    }
  | KubernetesExpired
  | KubernetesFailure;

/** @public */
export interface KubernetesObjectRequest {
  readonly cluster: string;
  readonly resource: KubernetesResource;
  readonly namespace?: string;
  readonly name: string;
}

/** Of an object: `not-installed` says that it, or its kind, does not exist. @public */
export type KubernetesObjectResult =
  | { readonly status: 'ok'; readonly object: KubernetesObject }
  | KubernetesFailure;

/** @public */
export interface KubernetesWatchRequest {
  readonly cluster: string;
  readonly resource: KubernetesResource;
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly resourceVersion?: string;
}

/** @public */
export type KubernetesWatchEvent =
  | {
      readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
      readonly object: KubernetesObject;
    }
  | {
      readonly type: 'ERROR';
      readonly error: KubernetesExpired | KubernetesFailure;
    };

/** @public */
export interface KubernetesPatchRequest extends KubernetesObjectRequest {
  readonly patch: JsonObject;
  /** As whose change the cluster notes it in `managedFields`. */
  readonly fieldManager?: string;
}

/** @public */
export interface KubernetesDeleteRequest extends KubernetesObjectRequest {
  /** Deletes nothing when the object of this name is another one by now. */
  readonly uid?: string;
}

/** @public */
export type KubernetesDeleteResult =
  | { readonly status: 'ok' }
  | KubernetesFailure;

/** @public */
export interface KubernetesLogRequest {
  readonly cluster: string;
  readonly namespace: string;
  readonly pod: string;
  readonly container?: string;
  /** At most 5000; 1000 by default. */
  readonly tailLines?: number;
  /** Of the container that ran before this one. */
  readonly previous?: boolean;
  readonly sinceSeconds?: number;
  /** As ISO 8601; clusters take it to the second. */
  readonly sinceTime?: string;
  /** Whether each line begins with the time at which it was written, and a space. */
  readonly timestamps?: boolean;
}

/** @public */
export type KubernetesLogResult =
  | { readonly status: 'ok'; readonly text: string }
  | KubernetesFailure;

/** @public */
export interface KubernetesAccessRequest {
  readonly cluster: string;
  readonly resource: Pick<KubernetesResource, 'group' | 'plural'>;
  /** As in RBAC: get, list, watch, patch … */
  readonly verb: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** @public */
export type KubernetesAccessResult =
  | { readonly status: 'ok'; readonly allowed: boolean }
  | KubernetesFailure;

/** @public */
export interface KubernetesServedRequest {
  readonly cluster: string;
  readonly resource: KubernetesResource;
}

/** @public */
export type KubernetesServedResult =
  | { readonly status: 'ok'; readonly served: boolean }
  | KubernetesFailure;
