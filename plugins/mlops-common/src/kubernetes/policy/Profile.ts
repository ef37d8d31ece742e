import { ObjectReader } from '../ObjectReader';
import { readQuantities } from './readQuantities';

/**
 * A user's or team's namespace as Kubeflow makes it. Not used to decide who
 * may see it: people can ask for Profiles themselves, and a Profile of the
 * name of somebody else's namespace stays without effect there. What counts is
 * what the controller writes on the Namespace.
 *
 * @public
 */
export interface Profile {
  /** Empty: it belongs to the cluster. */
  readonly namespace: string;
  /** Also of its namespace. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The e-mail address of a user, or the name of a group. */
  readonly owner?: { readonly kind: string; readonly name: string };
  /** What it may use, as quantities by resource. */
  readonly quota: Readonly<Record<string, string>>;
}

/**
 * Reads any object as a Profile; what cannot be read is absent.
 *
 * @public
 */
export function parseProfile(object: unknown): Profile {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  const owner = reader.at('spec', 'owner');
  const ownerName = owner.at('name').text();
  return {
    namespace: '',
    name: metadata.at('name').text() ?? '',
    labels: metadata.at('labels').stringMap(),
    owner:
      ownerName === undefined
        ? undefined
        : { kind: owner.at('kind').text() ?? 'User', name: ownerName },
    quota: readQuantities(reader.at('spec', 'resourceQuotaSpec', 'hard')),
  };
}
