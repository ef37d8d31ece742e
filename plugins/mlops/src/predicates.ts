import type { Entity } from '@backstage/catalog-model';
import {
  type FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';

// Imports no user interface: whoever asks whether a tab is shown must not load the tab.

/**
 * Whether an entity has the tabs and the card: when an annotation may bind it
 * to notebooks, runs or endpoints, or by its type. Each extension takes another
 * predicate in its `filter` setting.
 *
 * @public
 */
export const mlopsEntityPredicate: FilterPredicate = {
  $any: [
    { 'metadata.annotations.mlops/cluster': { $exists: true } },
    { 'metadata.annotations.mlops/namespace': { $exists: true } },
    { 'metadata.annotations.mlops/notebooks': { $exists: true } },
    { 'metadata.annotations.mlops/inference-services': { $exists: true } },
    { 'metadata.annotations.mlflow.org/experiment-id': { $exists: true } },
    { 'metadata.annotations.mlflow.org/experiment-name': { $exists: true } },
    { 'metadata.annotations.mlflow.org/registered-model': { $exists: true } },
    { 'metadata.annotations.mlflow.org/server': { $exists: true } },
    { 'metadata.annotations.mlflow.org/workspace': { $exists: true } },
    { 'metadata.annotations.mlflow.org/run-filter': { $exists: true } },
    { 'metadata.annotations.backstage.io/kubernetes-id': { $exists: true } },
    {
      'metadata.annotations.backstage.io/kubernetes-label-selector': {
        $exists: true,
      },
    },
    {
      'metadata.annotations.backstage.io/kubernetes-namespace': {
        $exists: true,
      },
    },
    {
      'metadata.annotations.backstage.io/kubernetes-cluster': { $exists: true },
    },
    // Before anything is bound to them, these see the tabs too, so that the empty state can say how.
    { 'spec.type': { $in: ['ml-service', 'model-server', 'ml-model'] } },
  ],
};

/**
 * The same as a function, for `EntitySwitch` in apps of the old frontend system.
 *
 * @public
 */
export const isMlopsAvailable: (entity: Entity) => boolean =
  filterPredicateToFilterFunction(mlopsEntityPredicate);
