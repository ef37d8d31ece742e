import { KubernetesObject, OwnerReference } from '../kubernetes';

/** The reference by which a garbage collector removes the child with its owner. */
export function controlledBy(owner: KubernetesObject): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}

export function controllerOf(
  object: KubernetesObject,
): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find(owner => owner.controller);
}

export function isControlledBy(
  object: KubernetesObject,
  owner: KubernetesObject,
): boolean {
  return controllerOf(object)?.uid === owner.metadata.uid;
}

/** Keys of the controlling owner, for watches on children. */
export function ownerKeys(kind: string) {
  return (object: KubernetesObject) => {
    const owner = controllerOf(object);
    return owner?.kind === kind
      ? [{ namespace: object.metadata.namespace ?? '', name: owner.name }]
      : [];
  };
}
