import type {
  KubernetesObject,
  KubernetesResource,
} from '@mlops-portal/backstage-plugin-mlops-common';

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
}

/** @public */
export interface KubernetesRequestOptions {
  readonly signal?: AbortSignal;
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
}

/** @public */
export type ClusterListResult =
  | { readonly status: 'ok'; readonly clusters: readonly KubernetesCluster[] }
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
