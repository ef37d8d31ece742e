import type { AnnotationReader } from './AnnotationReader';
import {
  type ValueFormat,
  isValid,
  labelValueFormat,
  objectNameFormat,
  quoted,
} from './annotationValue';
import { entityAnnotations } from './annotations';
import {
  type LabelSelector,
  labelEquals,
  parseLabelSelector,
} from './labelSelector';

/** Clusters or namespaces, and which annotation named them. @internal */
export interface Places {
  readonly annotation: string;
  readonly values: readonly string[];
}

/** Our annotation, else that of the Kubernetes plugin; absent when there is neither. @internal */
export function readPlaces(
  reader: AnnotationReader,
  options: { own: string; foreign: string; format: ValueFormat },
): Places | undefined {
  const read = (annotation: string): Places | undefined =>
    reader.has(annotation)
      ? { annotation, values: reader.list(annotation, options.format) }
      : undefined;
  const own = read(options.own);
  const foreign = read(options.foreign);
  const contradiction =
    own && foreign?.values.find(value => !own.values.includes(value));
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
