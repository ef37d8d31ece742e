import {
  type KubernetesObject,
  ObjectReader,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** @internal */
export interface ObjectIdentity {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
}

/** Which object it is; undefined when it has no name. @internal */
export function identify(object: KubernetesObject): ObjectIdentity | undefined {
  const metadata = ObjectReader.of(object).at('metadata');
  const name = metadata.at('name').text();
  return name === undefined
    ? undefined
    : {
        name,
        namespace: metadata.at('namespace').text() ?? '',
        uid: metadata.at('uid').text() ?? '',
        resourceVersion: metadata.at('resourceVersion').text() ?? '',
      };
}
