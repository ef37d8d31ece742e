import type {
  KubernetesObject,
  KubernetesResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { ClusterLane } from './sharedLane';
import type {
  KubernetesAccessRequest,
  KubernetesAccessResult,
  KubernetesDeleteRequest,
  KubernetesDeleteResult,
  KubernetesLogRequest,
  KubernetesLogResult,
  KubernetesObjectRequest,
  KubernetesObjectResult,
  KubernetesPageRequest,
  KubernetesPageResult,
  KubernetesPatchRequest,
  KubernetesServedRequest,
  KubernetesServedResult,
  KubernetesWatchEvent,
  KubernetesWatchRequest,
} from './KubernetesRequests';

/**
 * The only way to Kubernetes. What a cluster answers is a value and never an
 * exception, so that one cluster's trouble costs its own part of a page.
 *
 * @public
 */
export interface KubernetesGateway {
  /** The clusters that the portal knows. */
  listClusters(options?: KubernetesRequestOptions): Promise<ClusterListResult>;
  /**
   * All objects of a kind, with the portal's own rights: the caller decides
   * beforehand who may see them.
   */
  list(
    request: KubernetesListRequest,
    options?: KubernetesRequestOptions,
  ): Promise<KubernetesListResult>;
  /**
   * All pages of them, one after the other, so that none has to wait for all.
   * One that is no success is the last.
   */
  listPages(
    request: KubernetesPageRequest,
    options?: KubernetesRequestOptions,
  ): AsyncGenerator<KubernetesPageResult, void, undefined>;
  /** One page of them, with the place where the next one begins. */
  listPage(
    request: KubernetesPageRequest,
    options?: KubernetesRequestOptions,
  ): Promise<KubernetesPageResult>;
  get(
    request: KubernetesObjectRequest,
    options?: KubernetesRequestOptions,
  ): Promise<KubernetesObjectResult>;
  /**
   * What happens to the objects of a kind from a resource version on. It ends
   * by itself, within half a minute also when the connection broke and nobody
   * said so: whoever reads it begins again. An error is the last event. Shaped
   * like `KubernetesWatcher` of the Kubernetes plugin.
   */
  watch(
    request: KubernetesWatchRequest,
    options?: KubernetesRequestOptions,
  ): AsyncGenerator<KubernetesWatchEvent, void, undefined>;
  /** Changes an object by a merge patch (RFC 7386). */
  patch(
    request: KubernetesPatchRequest,
    options?: KubernetesRequestOptions,
  ): Promise<KubernetesObjectResult>;
  /** Deletes an object; what depends on it goes in the background. */
  delete(
    request: KubernetesDeleteRequest,
    options?: KubernetesRequestOptions,
  ): Promise<KubernetesDeleteResult>;
  /** What a container wrote, bounded. */
  logs(
    request: KubernetesLogRequest,
    options?: KubernetesRequestOptions,
  ): Promise<KubernetesLogResult>;
  /** Whether the credentials in use may do something. */
  selfSubjectAccessReview(
    request: KubernetesAccessRequest,
    options?: KubernetesRequestOptions,
  ): Promise<KubernetesAccessResult>;
  /**
   * Whether a cluster has a kind, also one that may not be read. Without it
   * nobody is told that rights on an optional kind are missing.
   */
  isServed?(
    request: KubernetesServedRequest,
    options?: KubernetesRequestOptions,
  ): Promise<KubernetesServedResult>;
}

/** @public */
export interface KubernetesRequestOptions {
  readonly signal?: AbortSignal;
  /** The user's own token for the cluster; without it, the portal's rights are used. */
  readonly clusterToken?: string;
}

/** @public */
export interface KubernetesListRequest {
  readonly cluster: string;
  readonly resource: KubernetesResource;
  /** Absent: of the whole cluster. */
  readonly namespace?: string;
  /** In the notation of Kubernetes. */
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** `metadata.managedFields` is most of some objects, and dropped unless wanted. */
  readonly managedFields?: boolean;
}

/** @public */
export interface KubernetesCluster {
  readonly name: string;
  readonly title?: string;
  /** How the Kubernetes plugin signs in to it, as in `serviceAccount`. */
  readonly authProvider: string;
  /** For `oidc`: the provider whose tokens it accepts. */
  readonly oidcTokenProvider?: string;
  /**
   * What `mlops.kubernetes.clusters.<name>.lane` says, which
   * `readKubernetesConfig` reads; else it follows from `authProvider`.
   */
  readonly lane?: ClusterLane;
}

/**
 * Why there is no answer, with a sentence that says what and where.
 *
 * @public
 */
export interface KubernetesFailure {
  readonly status:
    | 'forbidden'
    | 'unauthorized'
    | 'unreachable'
    | 'not-installed';
  readonly message: string;
  /** How long the cluster asks to wait. */
  readonly retryAfterMs?: number;
}

/** @public */
export type ClusterListResult =
  | {
      readonly status: 'ok';
      readonly clusters: readonly KubernetesCluster[];
      /** Present when these are the last known ones: since when, as ISO 8601, and why. */
      readonly stale?: { readonly asOf: string; readonly message: string };
    }
  | KubernetesFailure;

/** @public */
export type KubernetesListResult =
  | {
      readonly status: 'ok';
      readonly items: readonly KubernetesObject[];
      /** When the cluster said so, as ISO 8601. */
      readonly asOf: string;
    }
  | KubernetesFailure;
