import type { Entity } from '@backstage/catalog-model';
import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';

interface Options {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

interface NotebookOptions extends Options {
  /** Of its container. */
  container?: Readonly<Record<string, unknown>>;
  volumes?: readonly object[];
}

export function namespace(
  name: string,
  annotations: Record<string, string> = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, annotations },
  };
}

export function notebook(
  namespaceName: string,
  name: string,
  { labels, annotations, container, volumes }: NotebookOptions = {},
): KubernetesObject {
  return {
    apiVersion: 'kubeflow.org/v1',
    kind: 'Notebook',
    metadata: {
      name,
      namespace: namespaceName,
      uid: `uid-${name}`,
      labels,
      annotations,
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
    spec: {
      template: {
        spec: {
          containers: [{ name, image: 'jupyter/scipy:1', ...container }],
          volumes,
        },
      },
    },
  };
}

/** The running Pod of a notebook. */
export function notebookPod(
  namespaceName: string,
  name: string,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-0`,
      namespace: namespaceName,
      labels: { 'notebook-name': name },
    },
    spec: { containers: [{ name }] },
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
        { name, ready: true, state: { running: {} }, restartCount: 0 },
      ],
    },
  };
}

export function inferenceService(
  namespaceName: string,
  name: string,
  { labels, annotations }: Options = {},
): KubernetesObject {
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name, namespace: namespaceName, labels, annotations },
    spec: { predictor: { model: { modelFormat: { name: 'mlflow' } } } },
    status: {
      url: `http://${name}.${namespaceName}.localhost`,
      conditions: [
        { type: 'PredictorReady', status: 'True' },
        { type: 'IngressReady', status: 'True' },
        { type: 'Ready', status: 'True' },
      ],
    },
  };
}

export function component(
  name: string,
  annotations: Record<string, string> = {},
  owner = 'group:default/churn-team',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'ml-service', lifecycle: 'production', owner },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

/** The StatefulSet that the controller made for a notebook. */
export function statefulSet(
  namespaceName: string,
  name: string,
  notebookUid = `uid-${name}`,
): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: {
      name,
      namespace: namespaceName,
      uid: `uid-of-set-${name}`,
      ownerReferences: [
        {
          apiVersion: 'kubeflow.org/v1',
          kind: 'Notebook',
          name,
          uid: notebookUid,
          controller: true,
        },
      ],
    },
    spec: { replicas: 1, template: {} },
    status: { readyReplicas: 1 },
  };
}

export function event(
  namespaceName: string,
  about: { kind: string; name: string },
  fields: { type?: string; reason: string; message: string; at?: string },
): KubernetesObject {
  const { at = '2026-01-01T00:00:00Z', ...rest } = fields;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${about.name}.${fields.reason}`,
      namespace: namespaceName,
    },
    involvedObject: { ...about, namespace: namespaceName },
    firstTimestamp: at,
    lastTimestamp: at,
    count: 1,
    type: 'Warning',
    ...rest,
  };
}

export function claim(
  namespaceName: string,
  name: string,
  size = '10Gi',
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name,
      namespace: namespaceName,
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: size } },
    },
    status: { phase: 'Bound', capacity: { storage: size } },
  };
}
