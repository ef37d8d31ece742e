import { ObjectReader } from '../ObjectReader';
import { readQuantities } from './readQuantities';

/**
 * What a namespace may use, and what it uses.
 *
 * @public
 */
export interface ResourceQuota {
  readonly namespace: string;
  readonly name: string;
  /** By resource, as in "requests.cpu", as quantities. */
  readonly hard: Readonly<Record<string, string>>;
  /** Empty until the controller has counted. */
  readonly used: Readonly<Record<string, string>>;
}

/**
 * Reads any object as a ResourceQuota; what cannot be read is absent.
 *
 * @public
 */
export function parseResourceQuota(object: unknown): ResourceQuota {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  const counted = reader.at('status', 'hard');
  return {
    namespace: metadata.at('namespace').text() ?? '',
    name: metadata.at('name').text() ?? '',
    // What is enforced is in the status; the spec may be newer.
    hard: readQuantities(counted.exists ? counted : reader.at('spec', 'hard')),
    used: readQuantities(reader.at('status', 'used')),
  };
}
