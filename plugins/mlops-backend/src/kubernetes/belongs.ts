import {
  ENTITY_REF_ANNOTATION,
  type EntityScope,
  type KindScope,
  matchesLabels,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { OwnedObject } from './ObjectSearch';

/** Whether an object of one of the entity's own namespaces is the entity's. @internal */
export function belongsByNameOrLabel(
  object: OwnedObject,
  scope: EntityScope,
  kind: KindScope,
): boolean {
  return (
    kind.all ||
    kind.names.includes(object.name) ||
    hasOwnLabel(object, scope) ||
    hasKubernetesLabels(object, scope)
  );
}

/** Whether the object says that it is this entity's. @internal */
export function hasOwnLabel(
  { labels, annotations }: OwnedObject,
  scope: EntityScope,
): boolean {
  const named = Object.hasOwn(annotations, ENTITY_REF_ANNOTATION)
    ? annotations[ENTITY_REF_ANNOTATION]
    : undefined;
  // A shortened label could be that of another entity: the full ref decides.
  const agrees =
    named === undefined ||
    named.trim().toLocaleLowerCase('en-US') === scope.entityRef;
  return agrees && matchesLabels(scope.ownLabel, labels);
}

/** Whether the Kubernetes plugin takes the object for this entity's. @internal */
export function hasKubernetesLabels(
  { labels }: OwnedObject,
  scope: EntityScope,
): boolean {
  return (
    scope.kubernetesLabels !== undefined &&
    matchesLabels(scope.kubernetesLabels, labels)
  );
}
