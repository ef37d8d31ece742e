import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (description: string, input: object): TemplateExample => ({
  description,
  example: stringify({
    steps: [
      {
        id: 'render',
        name: 'Write the manifests',
        action: 'mlops:notebook:render',
        input,
      },
    ],
  }),
});

const least = {
  entity: 'component:default/bank-churn',
  namespace: 'churn',
  name: 'churn-lab',
  cpu: '500m',
  memory: '1Gi',
};

export const examples: TemplateExample[] = [
  example('A Jupyter notebook with a new home volume', {
    ...least,
    type: 'jupyter',
    image: 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
    homeVolume: { kind: 'new', size: '10Gi' },
  }),
  example('VS Code with one GPU, limits and an existing volume', {
    ...least,
    type: 'vscode',
    image:
      'ghcr.io/kubeflow/kubeflow/notebook-servers/codeserver-python:v1.10.0',
    cpuLimit: '2',
    memoryLimit: '4Gi',
    gpu: { resource: 'nvidia.com/gpu', count: 1 },
    homeVolume: { kind: 'existing', existingClaim: 'churn-lab-workspace' },
  }),
  example('RStudio from a private registry, as a user of its own', {
    ...least,
    type: 'rstudio',
    image: 'registry.example.com/ml/rstudio:2.1',
    imagePullSecret: 'registry-credentials',
    runAsUser: 1000,
  }),
];
