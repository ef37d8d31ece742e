import {
  ENTITY_REF_ANNOTATION,
  type EntityScope,
  type KindScope,
  type KubernetesObject,
  matchesLabels,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** Whether an object of one of the entity's own namespaces is the entity's. @internal */
export function belongsByNameOrLabel(
  object: KubernetesObject,
  scope: EntityScope,
  kind: KindScope,
): boolean {
  const name = object.metadata?.name ?? '';
  return (
    kind.all ||
    kind.names.includes(name) ||
    hasOwnLabel(object, scope) ||
    hasKubernetesLabels(object, scope)
  );
}

/** Whether the object says that it is this entity's. @internal */
export function hasOwnLabel(
  object: KubernetesObject,
  scope: EntityScope,
): boolean {
  const { labels, annotations } = object.metadata ?? {};
  const named = annotations?.[ENTITY_REF_ANNOTATION];
  // A shortened label could be that of another entity: the full ref decides.
  const agrees =
    named === undefined ||
    named.trim().toLocaleLowerCase('en-US') === scope.entityRef;
  return agrees && matchesLabels(scope.ownLabel, labels);
}

/** Whether the Kubernetes plugin takes the object for this entity's. @internal */
export function hasKubernetesLabels(
  object: KubernetesObject,
  scope: EntityScope,
): boolean {
  return (
    scope.kubernetesLabels !== undefined &&
    matchesLabels(scope.kubernetesLabels, object.metadata?.labels)
  );
}
