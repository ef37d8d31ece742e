import {
  ObjectReader,
  namespaceAnnotations,
  namespaceResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { StoredObject, WatchedKind } from '../kubernetes';

/** @internal */
export interface StoredNamespaceObject extends StoredObject {
  /** Only those that decide who may see it. */
  readonly annotations: Readonly<Record<string, string>>;
}

const KEPT: ReadonlySet<string> = new Set(Object.values(namespaceAnnotations));

/** What is kept of Namespaces. @internal */
export const namespaceKind: WatchedKind<StoredNamespaceObject> = {
  resource: namespaceResource,
  parse(object) {
    const metadata = ObjectReader.of(object).at('metadata');
    const annotations = Object.entries(
      metadata.at('annotations').stringMap(),
    ).filter(([key]) => KEPT.has(key));
    return {
      namespace: '',
      name: metadata.at('name').text() ?? '',
      labels: {},
      annotations: Object.fromEntries(annotations),
    };
  },
};
