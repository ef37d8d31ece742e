import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { AnnotationReader } from './AnnotationReader';
import {
  type AnnotationProblem,
  clusterFormat,
  namespaceFormat,
  namespacePlaceFormat,
} from './annotationValue';
import { ENTITY_LABEL, entityAnnotations } from './annotations';
import { entityLabelValue } from './entityLabelValue';
import {
  type NamespacePlace,
  distinct,
  namespacePlace,
} from './NamespacePlace';
import { type LabelSelector, labelEquals } from './labelSelector';
import { ownersOf } from './ownersOf';
import {
  readKubernetesLabels,
  readNames,
  readNamespacePlaces,
  readPlaces,
  reportUnknown,
} from './scopeAnnotations';

/**
 * Which objects of one kind belong to an entity, beside those found by label.
 *
 * @public
 */
export interface KindScope {
  /** Whether an annotation of the entity points at objects of this kind at all. */
  readonly bound: boolean;
  /** All objects of the scope's namespaces. */
  readonly all: boolean;
  /** Objects of these names in the scope's namespaces. */
  readonly names: readonly string[];
  /** What to mend in the annotations that matter to this kind. */
  readonly problems: readonly AnnotationProblem[];
}

/**
 * Where an entity's things live in Kubernetes, as its annotations wish it. A
 * wish is no right: who may see a namespace is decided by {@link decideNamespaceAccess}.
 *
 * @public
 */
export interface EntityScope {
  readonly entityRef: string;
  readonly ownerRefs: readonly string[];
  /** Absent: every cluster. */
  readonly clusters?: readonly string[];
  /** Which annotation named the clusters. */
  readonly clusterAnnotation?: string;
  /** Those of all clusters; {@link namespacesIn} has those of one. Absent: wherever the labels are found. */
  readonly namespaces?: readonly string[];
  /** What `namespaces` says, with the clusters that it holds for. */
  readonly places?: readonly NamespacePlace[];
  readonly namespaceAnnotation?: string;
  readonly notebooks: KindScope;
  readonly endpoints: KindScope;
  /** Matches objects that carry the label `mlops/entity` of this entity. */
  readonly ownLabel: LabelSelector;
  /** Matches objects that the Kubernetes plugin takes for the entity's. */
  readonly kubernetesLabels?: LabelSelector;
  readonly problems: readonly AnnotationProblem[];
}

/** Annotations that bind an entity to things of every kind. */
const LOCATING = [
  entityAnnotations.cluster,
  entityAnnotations.namespace,
  entityAnnotations.kubernetesId,
  entityAnnotations.kubernetesLabelSelector,
  entityAnnotations.kubernetesNamespace,
  entityAnnotations.kubernetesCluster,
];

/**
 * Reads the annotations that bind an entity to notebooks and endpoints. Never
 * throws: what cannot be used is left out and named in `problems`, and what is
 * left out never widens the scope.
 *
 * @public
 */
export function entityScope(entity: Entity): EntityScope {
  const reader = new AnnotationReader(entity.metadata.annotations ?? {});
  const entityRef = stringifyEntityRef(entity);
  reportUnknown(reader);
  const clusters = readPlaces(reader, {
    own: entityAnnotations.cluster,
    foreign: entityAnnotations.kubernetesCluster,
    format: clusterFormat,
  });
  const namespaces = readPlaces(reader, {
    own: entityAnnotations.namespace,
    foreign: entityAnnotations.kubernetesNamespace,
    format: namespacePlaceFormat,
    foreignFormat: namespaceFormat,
    comparable: value => namespacePlace(value).namespace,
  });
  const places = readNamespacePlaces(reader, namespaces, clusters);
  const kubernetesLabels = readKubernetesLabels(reader);
  const placed = namespaces !== undefined;
  const named = {
    notebooks: readNames(reader, entityAnnotations.notebooks, placed),
    inferenceServices: readNames(
      reader,
      entityAnnotations.inferenceServices,
      placed,
    ),
  };
  const { problems } = reader;
  const kindScope = (
    kind: keyof typeof named,
    other: keyof typeof named,
  ): KindScope => ({
    ...named[kind],
    bound: [...LOCATING, entityAnnotations[kind]].some(annotation =>
      reader.has(annotation),
    ),
    problems: problems.filter(
      ({ annotation }) => annotation !== entityAnnotations[other],
    ),
  });
  return {
    entityRef,
    ownerRefs: ownersOf(entity),
    clusters: clusters?.values ?? clustersOf(places),
    clusterAnnotation: (clusters ?? namespaces)?.annotation,
    namespaces: places && distinct(places.map(({ namespace }) => namespace)),
    places,
    namespaceAnnotation: namespaces?.annotation,
    notebooks: kindScope('notebooks', 'inferenceServices'),
    endpoints: kindScope('inferenceServices', 'notebooks'),
    ownLabel: labelEquals(ENTITY_LABEL, entityLabelValue(entityRef)),
    kubernetesLabels,
    problems,
  };
}

/** Those of all places, if each of them names one. */
function clustersOf(
  places: readonly NamespacePlace[] = [],
): readonly string[] | undefined {
  const clusters = places.flatMap(({ cluster }) => cluster ?? []);
  return places.length > 0 && clusters.length === places.length
    ? distinct(clusters)
    : undefined;
}
