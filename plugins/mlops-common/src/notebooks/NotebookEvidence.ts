import type { KubernetesEvent } from '../kubernetes/events';
import type { Pod } from '../kubernetes/pods';
import type {
  PersistentVolumeClaim,
  StatefulSet,
} from '../kubernetes/workloads';
import type { Notebook } from './Notebook';
import type { PodDefault } from './podDefaults';

/**
 * What is known about one notebook. What was not read is absent, and what was
 * read and does not exist is null or an empty list: rules tell them apart.
 *
 * @public
 */
export interface NotebookEvidence extends NamespaceEvidence, ClusterEvidence {
  readonly notebook: Notebook;
  /** The object as a file has it: an API server adds to it, and drops what it does not know. */
  readonly manifest?: unknown;
  readonly statefulSet?: StatefulSet | null;
  /** Its own. */
  readonly pods?: readonly Pod[];
  /** About it, its StatefulSet, Pods and claims: newest first, each once. */
  readonly events?: readonly KubernetesEvent[];
  /** The Service that the controller makes for it. */
  readonly service?: ServiceFacts | null;
  /** Ready addresses behind that Service. */
  readonly readyEndpoints?: number;
  /** The end of the log of its server, where somebody asked for it. */
  readonly log?: string;
  /** Whom the cluster takes the viewer for: the value of the user header. */
  readonly user?: string;
  readonly now: Date;
}

/**
 * What is known of the namespace of a notebook: read once for all in it.
 *
 * @public
 */
export interface NamespaceEvidence {
  readonly namespace?: NamespaceFacts | null;
  readonly claims?: readonly PersistentVolumeClaim[];
  /** All that run there, whoever they belong to. */
  readonly namespacePods?: readonly Pod[];
  readonly podDefaults?: readonly PodDefault[];
  readonly quotas?: readonly QuotaFacts[];
  readonly limitRanges?: readonly LimitRangeFacts[];
  readonly serviceAccounts?: readonly ServiceAccountFacts[];
  readonly virtualServices?: readonly VirtualServiceFacts[];
  readonly authorizationPolicies?: readonly AuthorizationPolicyFacts[];
}

/**
 * What is known of the cluster, and of the servers around it.
 *
 * @public
 */
export interface ClusterEvidence {
  /** Whether people also work with the Jupyter Web App of Kubeflow. */
  readonly jupyterWebApp?: boolean;
  readonly nodes?: readonly NodeFacts[];
  readonly storageClasses?: readonly StorageClassFacts[];
  /** How idle notebooks are stopped; null when they are not. */
  readonly culling?: CullingSettings | null;
  /** Whether the notebook controller made something of other notebooks of this cluster. */
  readonly othersReconciled?: boolean;
  /** Those that the portal is configured with. */
  readonly mlflowServers?: readonly MlflowServerFacts[];
  /** Services that exist, as "name.namespace". */
  readonly serviceNames?: ReadonlySet<string>;
}

/** @public */
export interface NamespaceFacts {
  readonly labels: Readonly<Record<string, string>>;
}

/** @public */
export interface QuotaFacts {
  readonly name: string;
  readonly hard: Readonly<Record<string, string>>;
  readonly used: Readonly<Record<string, string>>;
}

/** @public */
export interface LimitRangeFacts {
  readonly name: string;
  readonly limits: readonly {
    readonly type: string;
    readonly min: Readonly<Record<string, string>>;
    readonly max: Readonly<Record<string, string>>;
  }[];
}

/** @public */
export interface ServiceAccountFacts {
  readonly name: string;
}

/** @public */
export interface NodeFacts {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly {
    readonly key: string;
    readonly value?: string;
    readonly effect: string;
  }[];
  readonly allocatable: Readonly<Record<string, string>>;
}

/** @public */
export interface StorageClassFacts {
  readonly name: string;
  readonly isDefault: boolean;
}

/** @public */
export interface ServiceFacts {
  readonly name: string;
  readonly ports: readonly {
    readonly port?: number;
    readonly targetPort?: string;
  }[];
}

/** @public */
export interface VirtualServiceFacts {
  readonly name: string;
  readonly routes: readonly {
    readonly prefix?: string;
    readonly rewrite?: string;
    readonly host?: string;
  }[];
}

/** @public */
export interface AuthorizationPolicyFacts {
  readonly name: string;
  readonly action: string;
  /** Labels of the Pods it is for; none: all of the namespace. */
  readonly selector: Readonly<Record<string, string>>;
  /** Each rule lets in who meets all of its conditions. */
  readonly rules: readonly {
    readonly headers: readonly {
      /** "kubeflow-userid" */
      readonly name: string;
      readonly values: readonly string[];
    }[];
    /** Whether it has conditions that are not among these headers. */
    readonly others: boolean;
  }[];
}

/** @public */
export interface CullingSettings {
  /** After how many minutes without activity a notebook is stopped. */
  readonly idleMinutes: number;
}

/** @public */
export interface MlflowServerFacts {
  readonly name: string;
  /** Where the portal reaches it, and other addresses of the same server. */
  readonly urls: readonly string[];
  /** How the portal last found it; absent when it did not ask. */
  readonly health?: { readonly ok: boolean; readonly message?: string };
}
