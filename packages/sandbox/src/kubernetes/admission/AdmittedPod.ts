import { KubernetesObject } from '../KubernetesObject';

type Amounts = Record<string, string | number>;

export interface AdmittedVolume {
  name: string;
  [source: string]: unknown;
}

/** The fields of a container that admission reads or writes. */
export interface AdmittedContainer {
  name: string;
  image?: string;
  command?: string[];
  args?: string[];
  env?: { name: string; value?: string; valueFrom?: Record<string, unknown> }[];
  envFrom?: object[];
  ports?: {
    name?: string;
    containerPort?: number;
    hostPort?: number;
    protocol?: string;
  }[];
  resources?: { requests?: Amounts; limits?: Amounts };
  volumeMounts?: {
    name: string;
    mountPath: string;
    [field: string]: unknown;
  }[];
  securityContext?: {
    privileged?: boolean;
    allowPrivilegeEscalation?: boolean;
    runAsNonRoot?: boolean;
    runAsUser?: number;
    capabilities?: { add?: string[]; drop?: string[] };
    seccompProfile?: { type?: string };
  };
  [field: string]: unknown;
}

/** A Pod as admission sees it: with whatever else its spec holds. */
export interface AdmittedPod extends KubernetesObject {
  spec: {
    containers: AdmittedContainer[];
    initContainers?: AdmittedContainer[];
    volumes?: AdmittedVolume[];
    tolerations?: { key?: string; [field: string]: unknown }[];
    imagePullSecrets?: { name?: string }[];
    serviceAccountName?: string;
    automountServiceAccountToken?: boolean;
    securityContext?: {
      runAsNonRoot?: boolean;
      runAsUser?: number;
      seccompProfile?: { type?: string };
    };
    hostNetwork?: boolean;
    hostPID?: boolean;
    hostIPC?: boolean;
    priorityClassName?: string;
    runtimeClassName?: string;
    [field: string]: unknown;
  };
}

/** All containers, in the order in which checks name them. */
export function allContainers({ spec }: AdmittedPod): AdmittedContainer[] {
  return [...(spec.initContainers ?? []), ...spec.containers];
}
