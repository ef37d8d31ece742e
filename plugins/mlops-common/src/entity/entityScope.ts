import {
  type Entity,
  RELATION_OWNED_BY,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  type AnnotationProblem,
  clusterFormat,
  invalidValue,
  isValid,
  labelValueFormat,
  namespaceFormat,
  objectNameFormat,
  quoted,
  readList,
} from './annotationValue';
import { ENTITY_LABEL, entityAnnotations } from './annotations';
import { entityLabelValue } from './entityLabelValue';
import {
  type LabelSelector,
  labelEquals,
  parseLabelSelector,
} from './labelSelector';

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
  /** Absent: wherever the labels are found. */
  readonly namespaces?: readonly string[];
  readonly namespaceAnnotation?: string;
  readonly notebooks: KindScope;
  readonly endpoints: KindScope;
  /** Matches objects that carry the label `mlops/entity` of this entity. */
  readonly ownLabel: LabelSelector;
  /** Matches objects that the Kubernetes plugin takes for the entity's. */
  readonly kubernetesLabels?: LabelSelector;
  readonly problems: readonly AnnotationProblem[];
}

/**
 * Reads the annotations that bind an entity to notebooks and endpoints. Never
 * throws: what cannot be used is left out and named in `problems`, and what is
 * left out never widens the scope.
 *
 * @public
 */
export function entityScope(entity: Entity): EntityScope {
  const problems: AnnotationProblem[] = [];
  const annotations = entity.metadata.annotations ?? {};
  const entityRef = stringifyEntityRef(entity);
  reportUnknown(annotations, problems);
  const clusters = readPlaces(annotations, problems, {
    own: entityAnnotations.cluster,
    foreign: entityAnnotations.kubernetesCluster,
    format: clusterFormat,
  });
  const namespaces = readPlaces(annotations, problems, {
    own: entityAnnotations.namespace,
    foreign: entityAnnotations.kubernetesNamespace,
    format: namespaceFormat,
  });
  const kubernetesLabels = readKubernetesLabels(annotations, problems);
  const located = [
    entityAnnotations.cluster,
    entityAnnotations.namespace,
    entityAnnotations.kubernetesId,
    entityAnnotations.kubernetesLabelSelector,
    entityAnnotations.kubernetesNamespace,
    entityAnnotations.kubernetesCluster,
  ].some(name => annotations[name] !== undefined);

  const notebooks = readNames(
    entityAnnotations.notebooks,
    annotations,
    Boolean(namespaces),
    problems,
  );
  const endpoints = readNames(
    entityAnnotations.inferenceServices,
    annotations,
    Boolean(namespaces),
    problems,
  );
  const kindScope = (
    names: Names,
    annotation: string,
    other: string,
  ): KindScope => ({
    ...names,
    bound: located || annotations[annotation] !== undefined,
    problems: problems.filter(problem => problem.annotation !== other),
  });
  return {
    entityRef,
    ownerRefs: ownersOf(entity),
    clusters: clusters?.values,
    clusterAnnotation: clusters?.annotation,
    namespaces: namespaces?.values,
    namespaceAnnotation: namespaces?.annotation,
    notebooks: kindScope(
      notebooks,
      entityAnnotations.notebooks,
      entityAnnotations.inferenceServices,
    ),
    endpoints: kindScope(
      endpoints,
      entityAnnotations.inferenceServices,
      entityAnnotations.notebooks,
    ),
    ownLabel: labelEquals(ENTITY_LABEL, entityLabelValue(entityRef)),
    kubernetesLabels,
    problems,
  };
}

type Annotations = Readonly<Record<string, string>>;

interface Names {
  readonly all: boolean;
  readonly names: readonly string[];
}

interface Places {
  readonly annotation: string;
  readonly values: readonly string[];
}

function readPlaces(
  annotations: Annotations,
  problems: AnnotationProblem[],
  options: {
    own: string;
    foreign: string;
    format: typeof clusterFormat;
  },
): Places | undefined {
  const read = (annotation: string): Places | undefined => {
    const text = annotations[annotation];
    return text === undefined
      ? undefined
      : {
          annotation,
          values: readList(annotation, text, options.format, problems),
        };
  };
  const own = read(options.own);
  const foreign = read(options.foreign);
  const contradiction =
    own && foreign?.values.find(value => !own.values.includes(value));
  if (contradiction) {
    problems.push({
      annotation: options.foreign,
      message: `${options.foreign} says ${quoted(contradiction)}, ${
        options.own
      } does not. ${options.own} holds; make them agree.`,
    });
  }
  return own ?? foreign;
}

function readNames(
  annotation: string,
  annotations: Annotations,
  placed: boolean,
  problems: AnnotationProblem[],
): Names {
  const text = annotations[annotation];
  if (text === undefined) {
    return { all: false, names: [] };
  }
  if (!placed) {
    problems.push({
      annotation,
      message: `${annotation} names objects without a namespace. Add ${entityAnnotations.namespace}.`,
    });
    return { all: false, names: [] };
  }
  if (text.trim() === '*') {
    return { all: true, names: [] };
  }
  const entries = text.split(',').map(entry => entry.trim());
  const named = entries.filter(entry => entry !== '*');
  if (named.length < entries.length) {
    problems.push({
      annotation,
      message: `${annotation} has both * and names; the names hold. Write one or the other.`,
    });
  }
  return {
    all: false,
    names: readList(annotation, named.join(','), objectNameFormat, problems),
  };
}

function readKubernetesLabels(
  annotations: Annotations,
  problems: AnnotationProblem[],
): LabelSelector | undefined {
  const { kubernetesId, kubernetesLabelSelector } = entityAnnotations;
  // As in the Kubernetes plugin, a selector is used instead of the id.
  const text = annotations[kubernetesLabelSelector];
  if (text !== undefined) {
    const selector = parseLabelSelector(text);
    if (!selector) {
      problems.push({
        annotation: kubernetesLabelSelector,
        message: `${kubernetesLabelSelector}: ${quoted(
          text,
        )} is not a label selector. Write it as in app=churn,tier=serving.`,
      });
    }
    return selector;
  }
  const id = annotations[kubernetesId];
  if (id === undefined) {
    return undefined;
  }
  if (!isValid(id, labelValueFormat)) {
    problems.push(invalidValue(kubernetesId, id, labelValueFormat));
    return undefined;
  }
  return labelEquals(kubernetesId, id);
}

function reportUnknown(
  annotations: Annotations,
  problems: AnnotationProblem[],
) {
  const known = Object.values<string>(entityAnnotations).filter(name =>
    name.startsWith('mlops/'),
  );
  for (const annotation of Object.keys(annotations)) {
    if (annotation.startsWith('mlops/') && !known.includes(annotation)) {
      problems.push({
        annotation: quoted(annotation).slice(1, -1),
        message: `${quoted(
          annotation,
        )} is no annotation of an entity. Known are ${known.join(', ')}.`,
      });
    }
  }
}

function ownersOf(entity: Entity): readonly string[] {
  const related = (entity.relations ?? [])
    .filter(relation => relation.type === RELATION_OWNED_BY)
    .map(relation => relation.targetRef.toLocaleLowerCase('en-US'));
  const owner = entity.spec?.owner;
  if (related.length > 0 || typeof owner !== 'string') {
    return related;
  }
  try {
    return [
      stringifyEntityRef(
        parseEntityRef(owner, {
          defaultKind: 'group',
          defaultNamespace: entity.metadata.namespace,
        }),
      ),
    ];
  } catch {
    return [];
  }
}
