import {
  type KubernetesObject,
  type KubernetesResource,
  ObjectReader,
} from '@mlops-portal/backstage-plugin-mlops-common';

/** @internal */
export function isSecret({
  group,
  plural,
}: Pick<KubernetesResource, 'group' | 'plural'>): boolean {
  return group === '' && plural === 'secrets';
}

/**
 * A Secret with the names in it and nothing else, so that no value gets beyond
 * the gateway. Annotations are among them: tools put whole copies there.
 *
 * @internal
 */
export function withoutSecretValues(
  object: KubernetesObject,
): KubernetesObject {
  const reader = ObjectReader.of(object);
  const metadata = reader.at('metadata');
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      namespace: metadata.at('namespace').text(),
      name: metadata.at('name').text(),
      uid: metadata.at('uid').text(),
      resourceVersion: metadata.at('resourceVersion').text(),
      annotations: namesOnly(metadata.at('annotations')),
    },
    type: reader.at('type').text(),
    data: namesOnly(reader.at('data')),
  };
}

function namesOnly(map: ObjectReader): Record<string, string> {
  return Object.fromEntries(map.keys().map(key => [key, '']));
}
