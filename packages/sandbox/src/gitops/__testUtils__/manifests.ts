import type { KubernetesObject, ResourceRef } from '../../kubernetes';

export const namespaces = core('namespaces');
export const configMaps = core('configmaps');
export const volumeClaims = core('persistentvolumeclaims');
export const notebooks: ResourceRef = {
  group: 'kubeflow.org',
  version: 'v1',
  plural: 'notebooks',
};

export function namespace(name: string): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

export function configMap(
  name: string,
  data: Record<string, string>,
): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

export function volumeClaim(
  name: string,
  annotations: Record<string, string> = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, annotations },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
    },
  };
}

export function notebook(
  name: string,
  container: Record<string, unknown> = {},
  metadata: Partial<KubernetesObject['metadata']> = {},
): KubernetesObject {
  return {
    apiVersion: 'kubeflow.org/v1',
    kind: 'Notebook',
    metadata: { name, ...metadata },
    spec: {
      template: {
        spec: { containers: [{ name, image: 'jupyter:1', ...container }] },
      },
    },
  };
}

function core(plural: string): ResourceRef {
  return { group: '', version: 'v1', plural };
}
