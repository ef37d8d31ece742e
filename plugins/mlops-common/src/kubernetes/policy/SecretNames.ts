import { ObjectReader } from '../ObjectReader';

/**
 * What may be known of a Secret: how things in it are called.
 *
 * @public
 */
export interface SecretNames {
  readonly namespace: string;
  readonly name: string;
  /** "Opaque", "kubernetes.io/dockerconfigjson" */
  readonly type?: string;
  /** Names of its annotations, in order. */
  readonly annotations: readonly string[];
  /** Names of its keys, in order. */
  readonly keys: readonly string[];
}

/**
 * Reads the names in a Secret, and no value.
 *
 * @public
 */
export function parseSecretNames(object: unknown): SecretNames {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  const names = (field: ObjectReader) => [...field.keys()].sort();
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    type: reader.at('type').text(),
    annotations: names(metadata.at('annotations')),
    keys: names(reader.at('data')),
  };
}
