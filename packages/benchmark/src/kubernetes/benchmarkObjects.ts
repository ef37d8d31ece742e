import type { KubernetesObject, ResourceRef } from '@mlops-portal/sandbox';
import { OWNER } from './benchmarkEntities';

const kubeflow = { group: 'kubeflow.org', plural: 'notebooks' };

/** The kinds that are written and read. */
export const resources = {
  namespaces: { group: '', version: 'v1', plural: 'namespaces' },
  notebooks: { ...kubeflow, version: 'v1' },
  pods: { group: '', version: 'v1', plural: 'pods' },
  inferenceServices: {
    group: 'serving.kserve.io',
    version: 'v1beta1',
    plural: 'inferenceservices',
  },
} satisfies Record<string, ResourceRef>;

const since = '2026-03-02T08:00:00Z';
const image =
  'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0';
const running = { running: { startedAt: since } };
const podConditions = [
  'Initialized',
  'PodScheduled',
  'ContainersReady',
  'Ready',
];

const bound = (entity: string) => ({
  labels: {
    'backstage.io/kubernetes-id': entity,
    'mlops/entity': `component.default.${entity}`,
  },
  annotations: { 'mlops/entity-ref': `component:default/${entity}` },
});

export function namespace(name: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, annotations: { 'mlops/owner': OWNER } },
  };
}

export const notebookName = (index: number) =>
  `notebook-${String(index).padStart(4, '0')}`;

function podSpec(name: string) {
  return {
    serviceAccountName: 'default-editor',
    containers: [
      {
        name,
        image,
        imagePullPolicy: 'IfNotPresent',
        env: [
          'MLFLOW_TRACKING_URI',
          'MLFLOW_EXPERIMENT_NAME',
          'HTTPS_PROXY',
        ].map(key => ({
          name: key,
          value: `https://${key.toLowerCase()}.example`,
        })),
        resources: {
          requests: { cpu: '500m', memory: '2Gi' },
          limits: { cpu: '2', memory: '4Gi' },
        },
        volumeMounts: [
          { name: 'home', mountPath: '/home/jovyan' },
          { name: 'shm', mountPath: '/dev/shm' },
        ],
      },
    ],
    tolerations: [{ key: 'ml', operator: 'Exists', effect: 'NoSchedule' }],
    volumes: [
      {
        name: 'home',
        persistentVolumeClaim: { claimName: `${name}-workspace` },
      },
      { name: 'shm', emptyDir: { medium: 'Memory' } },
    ],
  };
}

/** A notebook as the templates write it. */
export function notebook(entity: string, name: string): KubernetesObject {
  const { labels, annotations } = bound(entity);
  return {
    apiVersion: 'kubeflow.org/v1',
    kind: 'Notebook',
    metadata: {
      name,
      namespace: entity,
      labels: { app: name, ...labels },
      annotations: {
        ...annotations,
        'notebooks.kubeflow.org/server-type': 'jupyter',
        'notebooks.kubeflow.org/last-activity': since,
      },
    },
    spec: { template: { spec: podSpec(name) } },
  };
}

/** What notebook-controller reports of a running one. */
export const notebookStatus = {
  readyReplicas: 1,
  containerState: running,
  conditions: podConditions.map(type => ({
    type,
    status: 'True',
    lastProbeTime: since,
    lastTransitionTime: since,
  })),
};

/** The Pod of a running notebook. */
export function notebookPod(entity: string, name: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-0`,
      namespace: entity,
      labels: {
        ...bound(entity).labels,
        app: name,
        statefulset: name,
        'notebook-name': name,
      },
    },
    spec: { ...podSpec(name), nodeName: 'node-1' },
  };
}

export function podStatus(name: string) {
  return {
    phase: 'Running',
    podIP: '10.0.0.1',
    startTime: since,
    conditions: podConditions.map(type => ({
      type,
      status: 'True',
      lastTransitionTime: since,
    })),
    containerStatuses: [
      {
        name,
        image,
        imageID: `${image}@sha256:0`,
        ready: true,
        restartCount: 0,
        state: running,
      },
    ],
  };
}

export function inferenceService(
  entity: string,
  name: string,
): KubernetesObject {
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name, namespace: entity, ...bound(entity) },
    spec: {
      predictor: {
        minReplicas: 1,
        model: {
          modelFormat: { name: 'mlflow' },
          protocolVersion: 'v2',
          storageUri: `s3://models/${name}/7`,
          resources: { requests: { cpu: '500m', memory: '1Gi' } },
        },
      },
    },
  };
}

export function inferenceServiceStatus(entity: string, name: string) {
  const url = `http://${name}.${entity}.example`;
  return {
    url,
    address: { url: `http://${name}.${entity}.svc.cluster.local` },
    components: { predictor: { url, latestReadyRevision: `${name}-00001` } },
    modelStatus: {
      states: { activeModelState: 'Loaded', targetModelState: 'Loaded' },
      transitionStatus: 'UpToDate',
    },
    conditions: ['PredictorReady', 'IngressReady', 'Ready'].map(type => ({
      type,
      status: 'True',
      lastTransitionTime: since,
    })),
  };
}
