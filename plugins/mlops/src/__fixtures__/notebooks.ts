import type { Notebook, NotebookList } from '../api';
import { okSource } from './sources';

const resources = {
  cpu: { request: '500m', limit: '2' },
  memory: { request: '1Gi', limit: '4Gi' },
  gpus: [],
};

const home = {
  name: 'home',
  kind: 'persistentVolumeClaim',
  claimName: 'fraud-lab-home',
  mountPath: '/home/jovyan',
  home: true,
};

export const running: Notebook = {
  workload: 'Notebook',
  cluster: 'local',
  namespace: 'fraud',
  name: 'fraud-lab',
  type: 'jupyter',
  image: 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
  phase: 'running',
  headline: 'Running.',
  since: '2026-06-01T08:00:00Z',
  findings: { errors: 0, warnings: 0 },
  resources,
  volumes: [home],
  lastActivity: '2026-06-01T09:30:00Z',
  connectUrl: 'http://localhost:7480/notebook/fraud/fraud-lab/',
};

export const failed: Notebook = {
  ...running,
  name: 'fraud-train',
  phase: 'failed',
  headline: 'No node has 4 free GPUs of this kind.',
  evidence: {
    object: 'Pod fraud-train-0',
    field: 'status.conditions[PodScheduled].message',
    text: '0/3 nodes are available: 3 Insufficient nvidia.com/gpu.',
  },
  resources: {
    ...resources,
    gpus: [{ vendor: 'NVIDIA', resource: 'nvidia.com/gpu', count: 4 }],
  },
  connectUrl: undefined,
  lastActivity: undefined,
};

export const pullFailed: Notebook = {
  ...failed,
  name: 'fraud-features',
  type: 'vscode',
  image: 'registry.example.com/data-science/private/code-server:4.96',
  headline: 'The image cannot be pulled: access denied.',
  evidence: {
    object: 'Pod fraud-features-0',
    field: 'status.containerStatuses[0].state.waiting.message',
    text: 'Failed to pull image: pull access denied, repository does not exist or may require authorization',
  },
  resources,
};

export const stopped: Notebook = {
  ...running,
  name: 'fraud-report',
  type: 'rstudio',
  image: 'rstudio-tidyverse@sha256:0123456789abcdef',
  phase: 'stopped',
  headline: 'Stopped by its owner.',
  volumes: [],
  connectUrl: undefined,
};

export function notebookList(
  items: Notebook[],
  rest?: Partial<NotebookList>,
): NotebookList {
  const counts: Record<string, number> = {};
  const countsByType: Record<string, number> = {};
  for (const { phase, type } of items) {
    counts[phase] = (counts[phase] ?? 0) + 1;
    countsByType[type] = (countsByType[type] ?? 0) + 1;
  }
  return {
    items,
    counts,
    countsByType,
    totals: { cpu: '2', memory: '4Gi', gpus: 0 },
    quotas: [],
    attention: items.filter(
      ({ phase, findings }) => phase === 'failed' || findings.errors > 0,
    ).length,
    totalItems: items.length,
    matchingItems: items.length,
    bound: true,
    sources: [okSource],
    ...rest,
  };
}
