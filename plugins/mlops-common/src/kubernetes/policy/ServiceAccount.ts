import { ObjectReader } from '../ObjectReader';
import { readNames } from './readQuantities';

/**
 * As whom Pods run, and the names of the Secrets that come with it.
 *
 * @public
 */
export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
  /** They tell of cloud identities, as in "eks.amazonaws.com/role-arn". */
  readonly annotations: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly pullSecrets: readonly string[];
}

/**
 * Reads any object as a ServiceAccount; what cannot be read is absent.
 *
 * @public
 */
export function parseServiceAccount(object: unknown): ServiceAccount {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    annotations: metadata.at('annotations').stringMap(),
    secrets: readNames(reader.at('secrets')),
    pullSecrets: readNames(reader.at('imagePullSecrets')),
  };
}
