import { ObjectReader } from '../../kubernetes/ObjectReader';
import { PodDefaultContent } from './PodDefaultContent';
import { Injection, readInjections } from './Injection';
import { PodSelector, readPodSelector } from './PodSelector';

/**
 * What a `kubeflow.org` PodDefault says.
 *
 * @public
 */
export interface PodDefault {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly resourceVersion?: string;
  readonly createdAt?: string;
  /** What the Jupyter Web App calls it. */
  readonly description?: string;
  /** Which Pods it is for. */
  readonly selector: PodSelector;
  /** What it adds to a Pod, without values that may be secret. */
  readonly injects: readonly Injection[];
  /** What it adds as written, for the comparison with Pods; not part of its JSON. */
  readonly content: PodDefaultContent;
  /** Fields of the wrong type, which were treated as absent. */
  readonly problems: readonly string[];
}

/**
 * Reads any object as a PodDefault. Never throws.
 *
 * @public
 */
export function parsePodDefault(object: unknown): PodDefault {
  const problems: string[] = [];
  const reader = ObjectReader.of(object, problems);
  const metadata = reader.at('metadata');
  const spec = reader.at('spec');
  const name = metadata.at('name').text() ?? '';
  const selector = readPodSelector(spec.at('selector'));
  if (!name) {
    problems.push('metadata.name is missing.');
  }
  if (!spec.at('selector').exists) {
    problems.push('spec.selector is missing.');
  }
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name,
    labels: metadata.at('labels').stringMap(),
    resourceVersion: metadata.at('resourceVersion').text(),
    createdAt: metadata.at('creationTimestamp').timestamp(),
    description: spec.at('desc').text(),
    selector,
    injects: readInjections(spec),
    content: PodDefaultContent.of(object),
    problems,
  };
}
