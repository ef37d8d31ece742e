import { KubernetesObject, ResourceRef } from '../kubernetes';

/** The fields of the built-in kinds that the players of this folder read and write, no more. */
export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  severity?: string;
  // null is what Kubernetes writes for a probe that never ran.
  lastProbeTime?: string | null;
  lastUpdateTime?: string;
  lastTransitionTime?: string;
}

export interface Container {
  name: string;
  image?: string;
  imagePullPolicy?: string;
  workingDir?: string;
  command?: string[];
  args?: string[];
  env?: {
    name: string;
    value?: string;
    valueFrom?: {
      secretKeyRef?: KeyReference;
      configMapKeyRef?: KeyReference;
    };
  }[];
  envFrom?: {
    secretRef?: ObjectReference;
    configMapRef?: ObjectReference;
  }[];
  ports?: { name?: string; containerPort: number; protocol?: string }[];
  resources?: {
    requests?: Record<string, string | number>;
    limits?: Record<string, string | number>;
  };
  volumeMounts?: { name: string; mountPath: string; readOnly?: boolean }[];
  readinessProbe?: {
    httpGet?: { path?: string; port?: number | string };
    [handler: string]: unknown;
  };
}

interface ObjectReference {
  name?: string;
  optional?: boolean;
}

interface KeyReference extends ObjectReference {
  key: string;
}

interface PodAffinityTerm {
  topologyKey: string;
  labelSelector?: {
    matchLabels?: Record<string, string>;
    matchExpressions?: {
      key: string;
      operator: string;
      values?: string[];
    }[];
  };
}

interface PodAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
}

export interface PodSpec {
  containers: Container[];
  initContainers?: Container[];
  volumes?: {
    name: string;
    persistentVolumeClaim?: { claimName: string };
    emptyDir?: object;
    secret?: { secretName?: string; optional?: boolean; defaultMode?: number };
    configMap?: ObjectReference & { defaultMode?: number };
  }[];
  imagePullSecrets?: { name?: string }[];
  nodeName?: string;
  nodeSelector?: Record<string, string>;
  affinity?: {
    podAffinity?: PodAffinity;
    podAntiAffinity?: PodAffinity;
    nodeAffinity?: {
      requiredDuringSchedulingIgnoredDuringExecution?: {
        nodeSelectorTerms?: {
          matchExpressions?: {
            key: string;
            operator: string;
            values?: string[];
          }[];
        }[];
      };
    };
  };
  tolerations?: {
    key?: string;
    operator?: string;
    value?: string;
    effect?: string;
    tolerationSeconds?: number;
  }[];
  serviceAccountName?: string;
  priorityClassName?: string;
  runtimeClassName?: string;
  securityContext?: { fsGroup?: number; runAsUser?: number };
}

export interface ContainerState {
  waiting?: { reason: string; message?: string };
  running?: { startedAt: string };
  terminated?: {
    exitCode: number;
    reason: string;
    message?: string;
    startedAt: string;
    finishedAt: string;
  };
}

export interface ContainerStatus {
  name: string;
  state: ContainerState;
  lastState: ContainerState;
  ready: boolean;
  started: boolean;
  restartCount: number;
  image: string;
  imageID: string;
  containerID?: string;
}

export interface PodStatus {
  phase: string;
  reason?: string;
  message?: string;
  conditions?: Condition[];
  initContainerStatuses?: ContainerStatus[];
  containerStatuses?: ContainerStatus[];
  qosClass?: string;
  hostIP?: string;
  podIP?: string;
  podIPs?: { ip: string }[];
  startTime?: string;
}

export interface Pod extends KubernetesObject {
  spec: PodSpec;
  status?: PodStatus;
}

export interface PodTemplate {
  metadata?: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: PodSpec;
}

/** What StatefulSet, ReplicaSet and Deployment have in common. */
interface WorkloadSpec {
  replicas?: number;
  template: PodTemplate;
  [field: string]: unknown;
}

export interface StatefulSet extends KubernetesObject {
  spec: WorkloadSpec;
  status?: { readyReplicas?: number; currentRevision?: string };
}

export interface ReplicaSet extends KubernetesObject {
  spec: WorkloadSpec;
  status?: { readyReplicas?: number; replicas?: number };
}

export interface Deployment extends KubernetesObject {
  spec: WorkloadSpec;
  status?: { observedGeneration?: number; conditions?: Condition[] };
}

export interface Node extends KubernetesObject {
  spec?: {
    unschedulable?: boolean;
    taints?: { key: string; value?: string; effect: string }[];
  };
  status?: {
    allocatable?: Record<string, string>;
    conditions?: Condition[];
    addresses?: { type: string; address: string }[];
  };
}

export interface PersistentVolumeClaim extends KubernetesObject {
  spec?: {
    accessModes?: string[];
    resources?: { requests?: { storage?: string } };
    storageClassName?: string;
    volumeName?: string;
  };
  status?: { phase?: string };
}

/** Where a volume can be reached from; claims whose volume has no object can be used everywhere. */
export interface PersistentVolume extends KubernetesObject {
  spec?: {
    claimRef?: { namespace?: string; name?: string };
    nodeAffinity?: {
      required?: {
        nodeSelectorTerms?: NodeSelectorTerm[];
      };
    };
  };
}

export interface NodeSelectorTerm {
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
}

export interface StorageClass extends KubernetesObject {
  provisioner?: string;
  volumeBindingMode?: string;
}

const core = (plural: string): ResourceRef => ({
  group: '',
  version: 'v1',
  plural,
});
const apps = (plural: string): ResourceRef => ({
  group: 'apps',
  version: 'v1',
  plural,
});

export const resources = {
  pods: core('pods'),
  nodes: core('nodes'),
  services: core('services'),
  events: core('events'),
  persistentVolumeClaims: core('persistentvolumeclaims'),
  persistentVolumes: core('persistentvolumes'),
  secrets: core('secrets'),
  configMaps: core('configmaps'),
  serviceAccounts: core('serviceaccounts'),
  namespaces: core('namespaces'),
  resourceQuotas: core('resourcequotas'),
  statefulSets: apps('statefulsets'),
  deployments: apps('deployments'),
  replicaSets: apps('replicasets'),
  storageClasses: {
    group: 'storage.k8s.io',
    version: 'v1',
    plural: 'storageclasses',
  },
  notebooks: { group: 'kubeflow.org', version: 'v1', plural: 'notebooks' },
  workspaces: {
    group: 'kubeflow.org',
    version: 'v1beta1',
    plural: 'workspaces',
  },
  workspaceKinds: {
    group: 'kubeflow.org',
    version: 'v1beta1',
    plural: 'workspacekinds',
  },
  inferenceServices: {
    group: 'serving.kserve.io',
    version: 'v1beta1',
    plural: 'inferenceservices',
  },
  servingRuntimes: {
    group: 'serving.kserve.io',
    version: 'v1alpha1',
    plural: 'servingruntimes',
  },
  clusterServingRuntimes: {
    group: 'serving.kserve.io',
    version: 'v1alpha1',
    plural: 'clusterservingruntimes',
  },
} as const satisfies Record<string, ResourceRef>;

export function conditionOf(
  object: { conditions?: Condition[] } | undefined,
  type: string,
): Condition | undefined {
  return object?.conditions?.find(condition => condition.type === type);
}

export function isReady(pod: Pod): boolean {
  return conditionOf(pod.status, 'Ready')?.status === 'True';
}
