import { LabNotebook } from './LabNotebook';

export const meshNamespace = 'platform-lab-mesh';
export const quotaNamespace = 'platform-lab-quota';

const amounts = (cpu: string, limits?: Record<string, string>) => ({
  resources: {
    requests: { cpu, memory: '256Mi' },
    ...(limits ? { limits } : {}),
  },
});

/** Those whose Pod the cluster does not let come into being, with two that hold or keep the rules. */
export const refusedNotebooks: readonly LabNotebook[] = [
  { name: 'service-account', pod: { serviceAccountName: 'notebook-runner' } },
  { name: 'priority-class', pod: { priorityClassName: 'interactive-high' } },
  { name: 'runtime-class', pod: { runtimeClassName: 'nvidia' } },
  {
    name: 'pod-default-conflict',
    labels: { 'mlflow-access': 'true', 'mlflow-staging': 'true' },
  },
  { name: 'pod-default', labels: { 'mlflow-access': 'true' } },
  // One character more than a Pod's label can hold beside the hash of its revision.
  { name: 'notebook-for-the-quarterly-churn-prediction-experimen' },
  { name: 'mesh-sidecar', namespace: meshNamespace },
  {
    name: 'limit-range',
    namespace: meshNamespace,
    labels: { 'sidecar.istio.io/inject': 'false' },
    server: amounts('1', { cpu: '4', memory: '1Gi' }),
  },
  {
    name: 'quota-holder',
    namespace: quotaNamespace,
    server: amounts('400m', { cpu: '500m', memory: '1Gi' }),
  },
  {
    name: 'quota-exceeded',
    namespace: quotaNamespace,
    server: amounts('2', { cpu: '2', memory: '1Gi' }),
  },
  {
    name: 'quota-unspecified',
    namespace: quotaNamespace,
    server: amounts('100m'),
  },
];
