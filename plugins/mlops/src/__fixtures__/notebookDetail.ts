import type { EventList, Finding, NotebookDetail } from '../api';
import { failed } from './notebooks';
import { okSource } from './sources';

const message =
  '0/3 nodes are available: 3 Insufficient nvidia.com/gpu. preemption: 0/3 nodes are available.';

const consequence: Finding = {
  ruleId: 'notebook-no-ready-pod',
  severity: 'warning',
  title: 'No Pod is ready',
  cause: 'The StatefulSet waits for its Pod.',
  evidence: [
    {
      object: 'StatefulSet fraud-train',
      field: 'status.readyReplicas',
      text: '0',
    },
  ],
  remedies: [],
  docs: 'findings/notebooks.md#notebook-no-ready-pod',
  consequences: [],
};

export const gpuFinding: Finding = {
  ruleId: 'notebook-unschedulable',
  severity: 'error',
  title: 'No node has 4 free GPUs',
  cause: 'The notebook asks for 4 NVIDIA GPUs; no node has that many free.',
  evidence: [
    {
      object: 'Pod fraud-train-0',
      field: 'status.conditions[PodScheduled].message',
      text: message,
    },
  ],
  remedies: [
    {
      kind: 'template',
      text: 'Ask for 1 GPU instead of 4',
      template: 'new-workspace',
      values: { name: 'fraud-train', gpus: 1 },
    },
    {
      kind: 'action',
      text: 'Stop it, so that nobody waits for it',
      action: 'stop',
    },
    {
      kind: 'command',
      text: 'See what the nodes have left',
      command: 'kubectl describe nodes | grep -A8 "Allocated resources"',
    },
    {
      kind: 'yaml',
      text: 'Or write a smaller limit into the notebook',
      yaml: 'resources:\n  limits:\n    nvidia.com/gpu: "1"\n',
    },
    { kind: 'advice', text: 'Ask the platform team for a larger node.' },
  ],
  since: '2026-06-01T08:00:00Z',
  docs: 'findings/notebooks.md#notebook-unschedulable',
  consequences: [consequence],
};

/** A notebook that waits for GPUs, with one of everything that a page shows. */
export const failedDetail: NotebookDetail = {
  ...failed,
  severity: 'error',
  findings: { errors: 1, warnings: 1 },
  creator: 'alice@example.com',
  owner: 'group:default/fraud-team',
  createdAt: '2026-05-30T08:00:00Z',
  gitops: {
    tool: 'argo-cd',
    name: 'tenant-fraud',
    url: 'https://argocd.example.com/applications/tenant-fraud',
  },
  volumes: [
    {
      name: 'home',
      kind: 'persistentVolumeClaim',
      claimName: 'fraud-train-home',
      mountPath: '/home/jovyan',
      home: true,
      phase: 'Bound',
      size: '10Gi',
      accessModes: ['ReadWriteOnce'],
      storageClass: 'standard',
      heldBy: [{ kind: 'Notebook', name: 'fraud-lab' }],
    },
    { name: 'dshm', kind: 'emptyDir', mountPath: '/dev/shm' },
  ],
  diagnosis: [gpuFinding],
  looksAt: ['the Notebook', 'its StatefulSet', '1 Pod', '4 events'],
  conditions: [
    {
      object: 'Pod fraud-train-0',
      type: 'PodScheduled',
      status: 'False',
      reason: 'Unschedulable',
      message,
      since: '2026-06-01T08:00:00Z',
    },
  ],
  pods: [
    {
      name: 'fraud-train-0',
      phase: 'Pending',
      createdAt: '2026-06-01T08:00:00Z',
      containers: [
        {
          name: 'istio-init',
          kind: 'init',
          image: 'docker.io/istio/proxyv2:1.24.0',
          ready: false,
          restarts: 0,
          state: 'waiting',
          reason: 'PodInitializing',
        },
        {
          name: 'fraud-train',
          kind: 'main',
          image: failed.image,
          ready: false,
          restarts: 2,
          state: 'waiting',
          reason: 'PodInitializing',
          lastEnd: {
            reason: 'OOMKilled',
            exitCode: 137,
            at: '2026-06-01T07:50:00Z',
          },
        },
        {
          name: 'istio-proxy',
          kind: 'sidecar',
          ready: false,
          restarts: 0,
          state: 'unknown',
        },
      ],
    },
  ],
  podDefaults: [
    {
      name: 'mlflow-access',
      description: 'Reach MLflow',
      state: 'applied',
      injects: [
        { kind: 'env', name: 'MLFLOW_TRACKING_URI' },
        { kind: 'volume', name: 'token', detail: 'secret mlflow-token' },
      ],
    },
    {
      name: 'proxy',
      state: 'stale',
      reason: 'It was changed after the Pod was made.',
      injects: [{ kind: 'env', name: 'HTTP_PROXY' }],
    },
    {
      name: 'gpu-tolerations',
      state: 'not-applied',
      reason: 'The label gpu=true is not on the notebook.',
      injects: [],
    },
  ],
  environment: [
    {
      container: 'fraud-train',
      name: 'NB_PREFIX',
      value: '/notebook/fraud/fraud-train',
      from: { kind: 'controller' },
    },
    {
      container: 'fraud-train',
      name: 'AWS_SECRET_ACCESS_KEY',
      masked: true,
      from: { kind: 'secret', name: 's3', key: 'secret-key' },
    },
    {
      container: 'fraud-train',
      name: 'MLFLOW_TRACKING_URI',
      value: 'http://mlflow.mlflow.svc:5000',
      from: { kind: 'pod-default', name: 'mlflow-access' },
    },
  ],
  images: [{ container: 'fraud-train', image: failed.image! }],
  quotas: [
    {
      cluster: 'local',
      namespace: 'fraud',
      name: 'team',
      resource: 'requests.cpu',
      used: '3500m',
      hard: '8',
    },
  ],
  culling: { state: 'on', idleMinutes: 60, detectable: true },
  mlflow: {
    trackingUri: 'http://mlflow.mlflow.svc:5000',
    from: 'PodDefault mlflow-access',
    server: 'main',
    experiment: 'fraud-detection',
    health: 'healthy',
    link: 'http://localhost:7500/#/experiments/2',
  },
  commands: [
    {
      title: 'Read the log',
      command: 'kubectl logs -n fraud fraud-train-0 -c fraud-train',
    },
  ],
  operate: { enabled: true, allowed: true },
  chain: [
    { step: 'gateway', state: 'ok', detail: 'kubeflow/kubeflow-gateway' },
    { step: 'virtual-service', state: 'ok', detail: 'notebook-fraud' },
    { step: 'service', state: 'ok', detail: 'fraud-train' },
    { step: 'pod', state: 'broken', detail: 'no Pod is ready' },
  ],
  sources: [okSource],
};

export const events: EventList = {
  items: [
    {
      type: 'Warning',
      reason: 'FailedScheduling',
      message,
      object: { kind: 'Pod', name: 'fraud-train-0' },
      count: 12,
      firstAt: '2026-06-01T08:00:00Z',
      lastAt: '2026-06-01T09:00:00Z',
      source: 'default-scheduler',
    },
    {
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: 'create Pod fraud-train-0 in StatefulSet fraud-train successful',
      object: { kind: 'StatefulSet', name: 'fraud-train' },
      count: 1,
      lastAt: '2026-06-01T08:00:00Z',
      source: 'statefulset-controller',
    },
  ],
  sources: [okSource],
};

export const logText = [
  '\u001b[32m[I 2026-06-01 08:00:00 ServerApp]\u001b[0m Serving at /notebook/fraud',
  '<img src=x onerror=alert(1)>',
  '\u001b[31mTraceback (most recent call last)\u001b[0m',
  'last line',
].join('\n');
