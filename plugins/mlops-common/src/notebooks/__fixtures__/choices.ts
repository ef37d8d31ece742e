import type { NotebookChoices } from '../NotebookChoices';

/** Only what the form demands. */
export const leastChoices: NotebookChoices = {
  namespace: 'churn',
  name: 'churn-lab',
  type: 'jupyter',
  image: 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
  cpu: '0.5',
  memory: '1Gi',
  entityRef: 'component:default/bank-churn',
};

/** Every field. */
export const allChoices: NotebookChoices = {
  ...leastChoices,
  type: 'rstudio',
  image: 'registry.example.com:5000/ml/rstudio:2.1',
  cpuLimit: '2000m',
  memory: '1.5Gi',
  memoryLimit: '4096Mi',
  gpu: { resource: 'nvidia.com/gpu', count: 2 },
  homeVolume: { size: '10240Mi', storageClass: 'fast' },
  serviceAccount: 'modeller',
  imagePullSecret: 'registry-credentials',
  runAsUser: 1000,
  kubernetesId: 'churn-app',
  templateRef: 'template:default/new-workspace',
};

export const goldenCases: Readonly<Record<string, NotebookChoices>> = {
  'least-jupyter': leastChoices,
  'all-rstudio': allChoices,
  'vscode-existing-claim': {
    ...leastChoices,
    type: 'vscode',
    image: 'codercom/code-server:latest',
    homeVolume: { existingClaim: 'churn-home' },
  },
  'docker-stacks-jupyter': {
    ...leastChoices,
    image: 'quay.io/jupyter/scipy-notebook:2026-01-05',
    homeVolume: { size: '10Gi' },
  },
};
