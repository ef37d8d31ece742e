import { ApiState } from '../ApiState';
import { KubernetesObject } from '../KubernetesObject';
import { tableOf } from '../ResourceRegistry';

export const foregroundFinalizer = 'foregroundDeletion';

type DeleteAny = (
  state: ApiState,
  table: string,
  object: KubernetesObject,
  propagationPolicy: string,
) => void;

function ownerExists(state: ApiState, object: KubernetesObject) {
  return (object.metadata.ownerReferences ?? []).some(owner => {
    const resource = state.registry.byKind(owner.apiVersion, owner.kind);
    const found =
      resource &&
      state.store.get(
        tableOf(resource),
        owner.name,
        resource.namespaced ? object.metadata.namespace : undefined,
      );
    return found?.metadata.uid === owner.uid;
  });
}

/** Takes the owner out of what it owns, so that it stays. */
export function orphanDependents(state: ApiState, owner: KubernetesObject) {
  for (const { table, object } of state.store.dependentsOf(
    owner.metadata.uid ?? '',
  )) {
    const ownerReferences = object.metadata.ownerReferences?.filter(
      it => it.uid !== owner.metadata.uid,
    );
    state.store.put(table, {
      ...object,
      metadata: { ...object.metadata, ownerReferences },
    });
  }
}

/**
 * Deletes what an object owns. In the background it does so once the owner is gone, a
 * turn of the event loop later, as clients must not rely on it being done at once.
 */
export function collectDependents(
  deleteAny: DeleteAny,
  state: ApiState,
  owner: KubernetesObject,
  policy: 'Background' | 'Foreground',
) {
  setImmediate(() => {
    for (const { table, object } of state.store.dependentsOf(
      owner.metadata.uid ?? '',
    )) {
      if (policy === 'Foreground' || !ownerExists(state, object)) {
        deleteAny(state, table, object, policy);
      }
    }
    releaseForeground(deleteAny, state, owner);
  });
}

/** Lets owners go that waited in the foreground for the last of their dependents. */
function releaseForeground(
  deleteAny: DeleteAny,
  state: ApiState,
  object: KubernetesObject,
) {
  const owners = [
    object,
    ...(object.metadata.ownerReferences ?? []).map(owner => ({
      apiVersion: owner.apiVersion,
      kind: owner.kind,
      metadata: { ...owner, namespace: object.metadata.namespace },
    })),
  ];
  for (const { apiVersion, kind, metadata } of owners) {
    const resource = state.registry.byKind(apiVersion, kind);
    const namespace = resource?.namespaced ? metadata.namespace : undefined;
    const found =
      resource && state.store.get(tableOf(resource), metadata.name, namespace);
    const finalizers = found?.metadata.finalizers ?? [];
    if (
      resource &&
      found?.metadata.uid === metadata.uid &&
      found?.metadata.deletionTimestamp &&
      finalizers.includes(foregroundFinalizer) &&
      state.store.dependentsOf(metadata.uid ?? '').length === 0
    ) {
      const remaining = finalizers.filter(it => it !== foregroundFinalizer);
      const released = state.store.put(tableOf(resource), {
        ...found,
        metadata: { ...found.metadata, finalizers: remaining },
      });
      deleteAny(state, tableOf(resource), released, 'Background');
    }
  }
}
