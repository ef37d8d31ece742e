import { randomInt, randomUUID } from 'node:crypto';
import { ApiState, timestamp } from '../ApiState';
import {
  checkDefinition,
  crdResource,
  definitionOf,
  establishedStatus,
} from '../customResources';
import { isRecord, KubernetesObject } from '../KubernetesObject';
import { ResourceDefinition, tableOf } from '../ResourceRegistry';

const record = (value: unknown) => (isRecord(value) ? value : {});

function prepareNamespace(object: KubernetesObject): KubernetesObject {
  const { metadata } = object;
  return {
    ...object,
    metadata: {
      ...metadata,
      labels: {
        'kubernetes.io/metadata.name': metadata.name,
        ...metadata.labels,
      },
    },
    spec: { ...record(object.spec), finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}

function prepareService(object: KubernetesObject): KubernetesObject {
  const spec = record(object.spec);
  const address = `10.96.${randomInt(256)}.${randomInt(1, 255)}`;
  return {
    ...object,
    spec: { type: 'ClusterIP', clusterIP: address, ...spec },
    status: { loadBalancer: {} },
  };
}

const prepare: Readonly<
  Record<string, (object: KubernetesObject) => KubernetesObject>
> = {
  '/namespaces': prepareNamespace,
  '/services': prepareService,
  '/pods': object => ({ ...object, status: { phase: 'Pending' } }),
  '/persistentvolumeclaims': object => ({
    ...object,
    status: { phase: 'Pending' },
  }),
};

/** What the server fills in for a new object of certain kinds. */
export function prepareCreate(
  state: ApiState,
  resource: ResourceDefinition,
  object: KubernetesObject,
): KubernetesObject {
  const table = tableOf(resource);
  if (table === tableOf(crdResource)) {
    checkDefinition(object);
    return {
      ...object,
      status: establishedStatus(object, timestamp(state.now())),
    };
  }
  return prepare[table]?.(object) ?? object;
}

/** What follows from a new object: a definition is served, a namespace gets its service account. */
export function afterCreate(
  state: ApiState,
  resource: ResourceDefinition,
  object: KubernetesObject,
) {
  if (tableOf(resource) === '/namespaces') {
    state.store.put('/serviceaccounts', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: {
        name: 'default',
        namespace: object.metadata.name,
        uid: randomUUID(),
        creationTimestamp: timestamp(state.now()),
      },
    });
  }
  afterUpdate(state, resource, object);
}

/** A changed definition changes what is served. */
export function afterUpdate(
  state: ApiState,
  resource: ResourceDefinition,
  object: KubernetesObject,
) {
  if (tableOf(resource) === tableOf(crdResource)) {
    state.registry.add(definitionOf(object));
  }
}
