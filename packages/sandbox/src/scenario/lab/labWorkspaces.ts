import { bindingOf } from '../binding';
import type { ScenarioManifest } from '../ScenarioManifest';
import { workload } from '../tenant';
import { labComponent, labNamespace } from './LabNotebook';

const apiVersion = 'kubeflow.org/v1beta1';
const registry = 'ghcr.io/kubeflow/kubeflow/notebook-servers';

const image = (id: string, displayName: string, tag: string) => ({
  id,
  spawner: { displayName },
  spec: {
    image: `${registry}/jupyter-scipy:${tag}`,
    ports: [
      { id: 'jupyterlab', displayName: 'JupyterLab', port: 8888 },
      { id: 'tensorboard', displayName: 'TensorBoard', port: 6006 },
    ],
  },
});

/** What the Workspaces of the sandbox are made from. */
export const jupyterKind = {
  apiVersion,
  kind: 'WorkspaceKind',
  metadata: { name: 'jupyterlab' },
  spec: {
    spawner: {
      displayName: 'JupyterLab',
      description: 'Notebooks in JupyterLab, with TensorBoard beside them.',
      icon: { url: 'https://jupyter.org/assets/favicons/favicon.ico' },
      logo: { url: 'https://jupyter.org/assets/logos/rectanglelogo.svg' },
    },
    podTemplate: {
      volumeMounts: { home: '/home/jovyan' },
      ports: [
        {
          id: 'jupyterlab',
          defaultDisplayName: 'JupyterLab',
          protocol: 'HTTP',
        },
        {
          id: 'tensorboard',
          defaultDisplayName: 'TensorBoard',
          protocol: 'HTTP',
        },
      ],
      options: {
        imageConfig: {
          spawner: { default: 'scipy-1-10' },
          values: [
            image('scipy-1-10', 'SciPy 1.10', 'v1.10.0'),
            image('scipy-1-99', 'SciPy 1.99', 'v1.99.0'),
          ],
        },
        podConfig: {
          spawner: { default: 'small' },
          values: [
            {
              id: 'small',
              spawner: { displayName: 'Small' },
              spec: {
                resources: {
                  requests: { cpu: '50m', memory: '128Mi' },
                  limits: { cpu: '500m', memory: '1Gi' },
                },
              },
            },
          ],
        },
      },
    },
  },
};

interface LabWorkspace {
  readonly name: string;
  readonly imageConfig?: string;
  readonly kind?: string;
  readonly paused?: boolean;
}

/** A sound one, one that rests, one whose image is not there, and one of a kind that is not. */
const workspaces: readonly LabWorkspace[] = [
  { name: 'workspace-sound' },
  { name: 'workspace-paused', paused: true },
  { name: 'workspace-image', imageConfig: 'scipy-1-99' },
  { name: 'workspace-kindless', kind: 'rstudio' },
];

/** Workspaces of Kubeflow Notebooks 2.0, each with the claim that is its home. */
export function workspaceManifests(): ScenarioManifest[] {
  return workspaces.flatMap(workspace =>
    workload(`tenants/${labNamespace}/workspaces/${workspace.name}`, {
      'pvc.yaml': homeOf(workspace),
      'workspace.yaml': manifestOf(workspace),
    }),
  );
}

function manifestOf({
  name,
  kind = 'jupyterlab',
  imageConfig = 'scipy-1-10',
  paused = false,
}: LabWorkspace): object {
  return {
    apiVersion,
    kind: 'Workspace',
    metadata: { name, namespace: labNamespace, ...bindingOf(labComponent) },
    spec: {
      kind,
      paused,
      podTemplate: {
        options: { imageConfig, podConfig: 'small' },
        volumes: { home: `${name}-home`, data: [] },
      },
    },
  };
}

function homeOf({ name }: LabWorkspace): object {
  const { labels, annotations } = bindingOf(labComponent);
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: `${name}-home`,
      namespace: labNamespace,
      labels,
      annotations: {
        'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
        'kustomize.toolkit.fluxcd.io/prune': 'disabled',
        ...annotations,
      },
    },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
    },
  };
}
