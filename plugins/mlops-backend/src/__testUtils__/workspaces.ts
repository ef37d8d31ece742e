import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';

const API = 'kubeflow.org/v1beta1';

/** A kind with one image and one size. */
export function workspaceKind(name: string): KubernetesObject {
  return {
    apiVersion: API,
    kind: 'WorkspaceKind',
    metadata: { name, uid: `uid-${name}` },
    spec: {
      spawner: { displayName: 'JupyterLab' },
      podTemplate: {
        volumeMounts: { home: '/home/jovyan' },
        options: {
          imageConfig: {
            values: [
              {
                id: 'scipy',
                spec: {
                  image: 'ghcr.io/kubeflow/jupyter-scipy:v1.9.0',
                  ports: [{ id: 'jupyterlab', port: 8888 }],
                },
              },
            ],
          },
          podConfig: {
            values: [
              {
                id: 'tiny',
                spec: {
                  resources: { requests: { cpu: '100m', memory: '128Mi' } },
                },
              },
            ],
          },
        },
      },
    },
  };
}

export function workspace(
  namespace: string,
  name: string,
  options: {
    readonly labels?: Record<string, string>;
    readonly kind?: string;
    readonly paused?: boolean;
  } = {},
): KubernetesObject {
  const { labels, kind = 'jupyterlab', paused = false } = options;
  return {
    apiVersion: API,
    kind: 'Workspace',
    metadata: {
      name,
      namespace,
      uid: `uid-${namespace}-${name}`,
      labels,
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
    spec: {
      kind,
      paused,
      podTemplate: {
        options: { imageConfig: 'scipy', podConfig: 'tiny' },
        volumes: { home: `${name}-home` },
      },
    },
    status: { state: paused ? 'Paused' : 'Running' },
  };
}

/** The running Pod of a Workspace. */
export function workspacePod(
  namespace: string,
  name: string,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `ws-${name}-x1-0`,
      namespace,
      labels: { 'notebooks.kubeflow.org/workspace-name': name },
    },
    spec: { containers: [{ name: 'main' }] },
    status: {
      phase: 'Running',
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          lastTransitionTime: '2026-01-01T00:00:00Z',
        },
      ],
      containerStatuses: [
        { name: 'main', ready: true, state: { running: {} }, restartCount: 0 },
      ],
    },
  };
}
