import type { KubernetesEvent } from '../kubernetes/events';
import type { Pod } from '../kubernetes/pods';
import type {
  AuthorizationPolicy,
  ClusterNode,
  LimitRange,
  ResourceQuota,
  Service,
  ServiceAccount,
  StorageClass,
  VirtualService,
} from '../kubernetes/policy';
import type {
  PersistentVolumeClaim,
  StatefulSet,
} from '../kubernetes/workloads';
import type { Notebook } from './Notebook';
import type { PodDefault } from './podDefaults';
import type { Workspace } from './Workspace';
import type { WorkspaceKind } from './WorkspaceKind';

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
  /** Where it stands for a Workspace of Kubeflow Notebooks 2.0. */
  readonly workspace?: Workspace;
  /** Of that Workspace. */
  readonly workspaceKind?: WorkspaceKind | null;
  /** Its own. */
  readonly pods?: readonly Pod[];
  /** About it, its StatefulSet, Pods and claims: newest first, each once. */
  readonly events?: readonly KubernetesEvent[];
  /** The Service that the controller makes for it. */
  readonly service?: Service | null;
  /** Ready addresses behind that Service. */
  readonly readyEndpoints?: number;
  /** The end of the log that {@link wantedLog} names, where it was read. */
  readonly log?: NotebookLog;
  /** Whom the cluster takes the viewer for: the value of the user header. */
  readonly user?: string;
  readonly now: Date;
}

/** What a container wrote. @public */
export interface NotebookLog {
  readonly container: string;
  /** The last lines, as written: rules see them without secrets. */
  readonly text: string;
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
  readonly quotas?: readonly ResourceQuota[];
  readonly limitRanges?: readonly LimitRange[];
  readonly serviceAccounts?: readonly ServiceAccount[];
  readonly virtualServices?: readonly VirtualService[];
  readonly authorizationPolicies?: readonly AuthorizationPolicy[];
}

/**
 * What is known of the cluster, and of the servers around it.
 *
 * @public
 */
export interface ClusterEvidence {
  /** Whether people also work with the Jupyter Web App of Kubeflow; absent when nobody knows. */
  readonly jupyterWebApp?: boolean;
  readonly nodes?: readonly ClusterNode[];
  readonly storageClasses?: readonly StorageClass[];
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
