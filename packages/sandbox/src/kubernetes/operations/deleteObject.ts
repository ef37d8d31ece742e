import { ApiState, timestamp } from '../ApiState';
import { crdResource } from '../customResources';
import { KubernetesObject } from '../KubernetesObject';
import { ResourceDefinition, tableOf } from '../ResourceRegistry';
import { checkPreconditions, DeleteOptions } from './deleteOptions';
import {
  collectDependents,
  foregroundFinalizer,
  orphanDependents,
} from './garbageCollection';

const namespaceTable = '/namespaces';

/** Marks or removes an object; what it owns follows by the propagation policy. */
export function deleteObject(
  state: ApiState,
  resource: ResourceDefinition,
  object: KubernetesObject,
  options: DeleteOptions,
): KubernetesObject {
  checkPreconditions(resource, object, options);
  if (options.dryRun) {
    return object;
  }
  if (options.propagationPolicy === 'Orphan') {
    orphanDependents(state, object);
  }
  const finalizers = [...(object.metadata.finalizers ?? [])];
  if (
    options.propagationPolicy === 'Foreground' &&
    !finalizers.includes(foregroundFinalizer)
  ) {
    finalizers.push(foregroundFinalizer);
  }
  const { generation } = object.metadata;
  const marked: KubernetesObject = {
    ...object,
    metadata: {
      ...object.metadata,
      ...(finalizers.length > 0 ? { finalizers } : {}),
      ...(resource.generation &&
      finalizers.length > 0 &&
      !object.metadata.deletionTimestamp
        ? { generation: (generation ?? 0) + 1 }
        : {}),
      deletionTimestamp:
        object.metadata.deletionTimestamp ?? timestamp(state.now()),
      deletionGracePeriodSeconds: 0,
    },
  };
  if (finalizers.length === 0) {
    return finishDeletion(state, resource, marked);
  }
  if (object.metadata.deletionTimestamp) {
    return object;
  }
  const stored = state.store.put(tableOf(resource), marked);
  if (options.propagationPolicy === 'Foreground') {
    collectDependents(deleteFrom, state, stored, 'Foreground');
  }
  return stored;
}

/** Removes an object that is marked and that no finalizer holds any more. */
export function finishDeletion(
  state: ApiState,
  resource: ResourceDefinition,
  object: KubernetesObject,
): KubernetesObject {
  const { deletionTimestamp, finalizers } = object.metadata;
  if (!deletionTimestamp || (finalizers?.length ?? 0) > 0) {
    return object;
  }
  const table = tableOf(resource);
  if (table === namespaceTable) {
    return finishNamespace(state, object);
  }
  if (table === tableOf(crdResource)) {
    withdrawDefinition(state, object);
  }
  const removed = state.store.remove(table, object);
  collectDependents(deleteFrom, state, removed, 'Background');
  removeEmptyNamespace(state, removed.metadata.namespace);
  return removed;
}

/** A namespace stays, terminating, until the last object in it is gone. */
function finishNamespace(
  state: ApiState,
  namespace: KubernetesObject,
): KubernetesObject {
  const { name } = namespace.metadata;
  const terminating = state.store.put(namespaceTable, {
    ...namespace,
    status: { phase: 'Terminating' },
  });
  emptyNamespace(state, name);
  removeEmptyNamespace(state, name);
  return terminating;
}

function removeEmptyNamespace(state: ApiState, name: string | undefined) {
  const namespace = name && state.store.get(namespaceTable, name);
  if (
    namespace &&
    namespace.metadata.deletionTimestamp &&
    !namespace.metadata.finalizers?.length &&
    state.store.countIn(namespace.metadata.name) === 0
  ) {
    state.store.remove(namespaceTable, namespace);
  }
}

function deleteFrom(
  state: ApiState,
  table: string,
  object: KubernetesObject,
  propagationPolicy: string,
) {
  const resource = state.registry.byTable(table);
  const { name, namespace } = object.metadata;
  const present = state.store.get(table, name, namespace);
  if (resource && present) {
    deleteObject(state, resource, present, {
      propagationPolicy,
      dryRun: false,
    });
  }
}

function emptyNamespace(state: ApiState, namespace: string) {
  for (const table of state.store.tables) {
    for (const object of state.store.list(table, namespace)) {
      deleteFrom(state, table, object, 'Background');
    }
  }
}

function withdrawDefinition(state: ApiState, crd: KubernetesObject) {
  const [plural, ...group] = crd.metadata.name.split('.');
  const resource = { group: group.join('.'), plural };
  for (const object of state.store.list(tableOf(resource))) {
    deleteFrom(state, tableOf(resource), object, 'Background');
  }
  state.registry.remove(resource);
}
