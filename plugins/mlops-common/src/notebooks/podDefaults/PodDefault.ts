import { ObjectReader } from '../../kubernetes/ObjectReader';

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
  /** What the Jupyter Web App calls it. */
  readonly description?: string;
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
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    labels: metadata.at('labels').stringMap(),
    resourceVersion: metadata.at('resourceVersion').text(),
    description: reader.at('spec', 'desc').text(),
    problems,
  };
}
