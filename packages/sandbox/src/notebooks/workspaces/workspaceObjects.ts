import type { KubernetesObject } from '../../kubernetes';
import {
  type PodSpec,
  type StatefulSet,
  controlledBy,
  shortHash,
} from '../../cluster';

export const workspaceLabel = 'notebooks.kubeflow.org/workspace-name';

/** A Workspace of Kubeflow Notebooks 2.0. */
export interface Workspace extends KubernetesObject {
  spec: {
    kind: string;
    paused?: boolean;
    podTemplate: {
      options: { imageConfig: string; podConfig: string };
      podMetadata?: {
        labels?: Record<string, string>;
        annotations?: Record<string, string>;
      };
      volumes: {
        home?: string;
        data?: { pvcName: string; mountPath: string; readOnly?: boolean }[];
        secrets?: { secretName: string; mountPath: string }[];
      };
    };
  };
  status?: { state?: string; stateMessage?: string; pauseTime?: number };
}

interface Option<T> {
  id: string;
  redirect?: { to: string };
  spec: T;
}

interface ImageSpec {
  image: string;
  imagePullPolicy?: string;
  ports: { id: string; port: number; displayName?: string }[];
}

interface SizeSpec {
  resources?: {
    requests?: Record<string, string>;
    limits?: Record<string, string>;
  };
  nodeSelector?: Record<string, string>;
}

/** What Workspaces can be made from. */
export interface WorkspaceKind extends KubernetesObject {
  spec: {
    podTemplate: {
      volumeMounts: { home: string };
      options: {
        imageConfig: { values: Option<ImageSpec>[] };
        podConfig: { values: Option<SizeSpec>[] };
      };
    };
  };
}

/** The options that a Workspace names, or which of them its kind does not have. */
export function choicesOf(
  { spec }: Workspace,
  kind: WorkspaceKind,
): { image: ImageSpec; size: SizeSpec } | { problem: string } {
  const { imageConfig, podConfig } = spec.podTemplate.options;
  const { options } = kind.spec.podTemplate;
  const image = options.imageConfig.values.find(({ id }) => id === imageConfig);
  const size = options.podConfig.values.find(({ id }) => id === podConfig);
  if (!image) {
    return { problem: `Workspace has invalid imageConfig: ${imageConfig}` };
  }
  return size
    ? { image: image.spec, size: size.spec }
    : { problem: `Workspace has invalid podConfig: ${podConfig}` };
}

/** What all objects of a Workspace are called, in the length that a StatefulSet may have. */
export function childName({ metadata }: Workspace): string {
  const suffix = shortHash(metadata.uid, 5);
  return `ws-${metadata.name.slice(
    0,
    52 - 'ws--'.length - suffix.length,
  )}-${suffix}`;
}

export function serviceAccountOf(workspace: Workspace): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      name: serviceAccountName(workspace),
      namespace: workspace.metadata.namespace,
      ownerReferences: [controlledBy(workspace)],
    },
  };
}

export function statefulSetOf(
  workspace: Workspace,
  kind: WorkspaceKind,
  choices: { image: ImageSpec; size: SizeSpec },
): StatefulSet {
  const { namespace, name } = workspace.metadata;
  const { paused = false, podTemplate } = workspace.spec;
  const labels = { [workspaceLabel]: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: {
      name: childName(workspace),
      namespace,
      labels,
      ownerReferences: [controlledBy(workspace)],
    },
    spec: {
      replicas: paused ? 0 : 1,
      selector: { matchLabels: labels },
      template: {
        metadata: {
          labels: { ...podTemplate.podMetadata?.labels, ...labels },
          annotations: podTemplate.podMetadata?.annotations,
        },
        spec: podSpecOf(workspace, kind, choices),
      },
      serviceName: '',
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'RollingUpdate' },
    },
  };
}

function podSpecOf(
  workspace: Workspace,
  kind: WorkspaceKind,
  { image, size }: { image: ImageSpec; size: SizeSpec },
): PodSpec {
  const { home, data = [], secrets = [] } = workspace.spec.podTemplate.volumes;
  const claims = [
    ...(home
      ? [
          {
            name: 'home-volume',
            claim: home,
            mountPath: kind.spec.podTemplate.volumeMounts.home,
            readOnly: false,
          },
        ]
      : []),
    ...data.map(({ pvcName, mountPath, readOnly = false }, index) => ({
      name: `data-volume-${index}`,
      claim: pvcName,
      mountPath,
      readOnly,
    })),
  ];
  return {
    serviceAccountName: serviceAccountName(workspace),
    nodeSelector: size.nodeSelector,
    containers: [
      {
        name: 'main',
        image: image.image,
        imagePullPolicy: image.imagePullPolicy ?? 'IfNotPresent',
        ports: image.ports.map(({ id, port }) => ({
          name: `http-${id}`.slice(0, 15),
          containerPort: port,
          protocol: 'TCP',
        })),
        resources: size.resources,
        volumeMounts: [
          ...claims.map(({ name, mountPath, readOnly }) => ({
            name,
            mountPath,
            readOnly,
          })),
          ...secrets.map(({ mountPath }, index) => ({
            name: `secret-volume-${index}`,
            mountPath,
            readOnly: true,
          })),
        ],
      },
    ],
    volumes: [
      ...claims.map(({ name, claim }) => ({
        name,
        persistentVolumeClaim: { claimName: claim },
      })),
      ...secrets.map(({ secretName }, index) => ({
        name: `secret-volume-${index}`,
        secret: { secretName },
      })),
    ],
  };
}

/** One port for each of the image. */
export function serviceOf(
  workspace: Workspace,
  { ports }: ImageSpec,
): KubernetesObject {
  const { namespace, name } = workspace.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: childName(workspace),
      namespace,
      ownerReferences: [controlledBy(workspace)],
    },
    spec: {
      type: 'ClusterIP',
      selector: { [workspaceLabel]: name },
      ports: ports.map(({ id, port }) => ({
        name: `http-${id}`,
        port,
        protocol: 'TCP',
        targetPort: port,
      })),
    },
  };
}

function serviceAccountName({ metadata }: Workspace): string {
  return `ws-${metadata.name}`;
}
