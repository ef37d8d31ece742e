import type { EntityScope } from './entityScope';

/**
 * A namespace that an entity's annotation names.
 *
 * @public
 */
export interface NamespacePlace {
  /** Absent: in every cluster of the entity. */
  readonly cluster?: string;
  readonly namespace: string;
}

/** Reads `churn`, or `prod/churn` for a namespace of one cluster. @internal */
export function namespacePlace(entry: string): NamespacePlace {
  const [namespace, cluster] = entry.split('/').reverse();
  return cluster === undefined ? { namespace } : { cluster, namespace };
}

/**
 * The namespaces of an entity in one cluster. Absent: wherever the labels are found.
 *
 * @public
 */
export function namespacesIn(
  scope: Pick<EntityScope, 'places'>,
  cluster: string,
): readonly string[] | undefined {
  return (
    scope.places &&
    distinct(
      scope.places
        .filter(place => (place.cluster ?? cluster) === cluster)
        .map(({ namespace }) => namespace),
    )
  );
}

/** Each once, in their order. @internal */
export function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
