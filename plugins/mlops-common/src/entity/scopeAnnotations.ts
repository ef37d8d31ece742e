import type { AnnotationReader } from './AnnotationReader';
import {
  type ValueFormat,
  isValid,
  labelValueFormat,
  objectNameFormat,
  quoted,
} from './annotationValue';
import { entityAnnotations } from './annotations';
import { type NamespacePlace, namespacePlace } from './NamespacePlace';
import {
  type LabelSelector,
  labelEquals,
  parseLabelSelector,
} from './labelSelector';

/** Clusters or namespaces, as they are written, and which annotation named them. @internal */
export interface Places {
  readonly annotation: string;
  readonly values: readonly string[];
}

/** Our annotation, else that of the Kubernetes plugin; absent when there is neither. @internal */
export function readPlaces(
  reader: AnnotationReader,
  options: {
    own: string;
    foreign: string;
    format: ValueFormat;
    /** Of the other annotation; the same unless given. */
    foreignFormat?: ValueFormat;
    /** What of a value the other annotation can say; all of it unless given. */
    comparable?: (value: string) => string;
  },
): Places | undefined {
  const { format, foreignFormat = format, comparable = same } = options;
  const read = (annotation: string, wanted: ValueFormat): Places | undefined =>
    reader.has(annotation)
      ? { annotation, values: reader.list(annotation, wanted) }
      : undefined;
  const own = read(options.own, format);
  const foreign = read(options.foreign, foreignFormat);
  const comparables = own?.values.map(comparable);
  const contradiction = foreign?.values.find(
    value => comparables && !comparables.includes(comparable(value)),
  );
  if (contradiction) {
    reader.report(
      options.foreign,
      ` says ${quoted(contradiction)}, ${options.own} does not. ${
        options.own
      } holds; make them agree.`,
    );
  }
  return own ?? foreign;
}

function same(value: string): string {
  return value;
}

/** Namespaces of clusters that are not the entity's are left out, and named. @internal */
export function readNamespacePlaces(
  reader: AnnotationReader,
  namespaces: Places | undefined,
  clusters: Places | undefined,
): readonly NamespacePlace[] | undefined {
  return namespaces?.values.map(namespacePlace).filter(({ cluster }) => {
    const known =
      cluster === undefined || (clusters?.values.includes(cluster) ?? true);
    if (!known) {
      reader.report(
        namespaces.annotation,
        ` names the cluster ${quoted(cluster)}, ${
          clusters?.annotation
        } does not. Name it there, too.`,
      );
    }
    return known;
  });
}

/** Names of objects, or all of them. @internal */
export function readNames(
  reader: AnnotationReader,
  annotation: string,
  placed: boolean,
): { readonly all: boolean; readonly names: readonly string[] } {
  const none = { all: false, names: [] };
  if (!reader.has(annotation)) {
    return none;
  }
  if (!placed) {
    reader.report(
      annotation,
      ` names objects without a namespace. Add ${entityAnnotations.namespace}.`,
    );
    return none;
  }
  const entries = reader.entries(annotation);
  if (!entries.includes('*')) {
    return { all: false, names: reader.list(annotation, objectNameFormat) };
  }
  if (entries.length === 1) {
    return { all: true, names: [] };
  }
  reader.report(
    annotation,
    ' has both * and names; the names hold. Write one or the other.',
  );
  const named = entries.filter(entry => entry !== '*');
  return {
    all: false,
    names: reader.valid(annotation, named, objectNameFormat),
  };
}

/** What the Kubernetes plugin selects by; there, a selector is used instead of the id. @internal */
export function readKubernetesLabels(
  reader: AnnotationReader,
): LabelSelector | undefined {
  const { kubernetesId, kubernetesLabelSelector } = entityAnnotations;
  const text = reader.text(kubernetesLabelSelector);
  if (text !== undefined) {
    const selector = parseLabelSelector(text);
    if (!selector) {
      reader.report(
        kubernetesLabelSelector,
        `: ${quoted(
          text,
        )} is not a label selector. Write it as in app=churn,tier=serving.`,
      );
    }
    return selector;
  }
  const id = reader.text(kubernetesId);
  if (id === undefined) {
    return undefined;
  }
  if (!isValid(id, labelValueFormat)) {
    reader.reportValue(kubernetesId, id, labelValueFormat);
    return undefined;
  }
  return labelEquals(kubernetesId, id);
}

/** Names annotations that look like ours and are not, because they have no effect. @internal */
export function reportUnknown(reader: AnnotationReader): void {
  const known = Object.values<string>(entityAnnotations).filter(name =>
    name.startsWith('mlops/'),
  );
  for (const annotation of reader.names) {
    if (annotation.startsWith('mlops/') && !known.includes(annotation)) {
      reader.report(
        annotation.slice(0, 80),
        ` is no annotation of an entity. Known are ${known.join(', ')}.`,
      );
    }
  }
}
