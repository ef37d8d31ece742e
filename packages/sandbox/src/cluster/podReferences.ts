import { KubernetesObject, isRecord } from '../kubernetes';
import { Container, Pod } from './objects';

/** What the kubelet looks up in the Pod's namespace. */
export interface PodReferences {
  secret(name: string): KubernetesObject | undefined;
  configMap(name: string): KubernetesObject | undefined;
}

const nothing = () => undefined;

/** Where nothing can be looked up. */
export const noReferences: PodReferences = {
  secret: nothing,
  configMap: nothing,
};

/** Why a volume cannot be mounted, in the kubelet's words. */
export function mountProblem(
  { spec }: Pod,
  { secret, configMap }: PodReferences,
): string | undefined {
  for (const { name, ...source } of spec.volumes ?? []) {
    const secretName = source.secret?.secretName;
    const mapName = source.configMap?.name;
    const optional = source.secret?.optional ?? source.configMap?.optional;
    const missing =
      secretName && !secret(secretName)
        ? `secret "${secretName}" not found`
        : mapName && !configMap(mapName) && `configmap "${mapName}" not found`;
    if (missing && !optional) {
      return `MountVolume.SetUp failed for volume "${name}" : ${missing}`;
    }
  }
  return undefined;
}

function lacksKey(object: KubernetesObject, key: string): boolean {
  return ![object.data, object.stringData, object.binaryData].some(
    data => isRecord(data) && key in data,
  );
}

/** Why the environment of a container cannot be made, in the kubelet's words. */
export function environmentProblem(
  { env = [], envFrom = [] }: Container,
  { metadata }: Pod,
  references: PodReferences,
): string | undefined {
  const kinds = [
    ['Secret', 'secret', references.secret],
    ['ConfigMap', 'configmap', references.configMap],
  ] as const;
  for (const [title, kind, find] of kinds) {
    const isSecret = kind === 'secret';
    const wanted = [
      ...envFrom.map(each => (isSecret ? each.secretRef : each.configMapRef)),
      ...env.map(({ valueFrom }) =>
        isSecret ? valueFrom?.secretKeyRef : valueFrom?.configMapKeyRef,
      ),
    ];
    for (const reference of wanted) {
      if (reference?.name && !reference.optional) {
        const { name } = reference;
        const object = find(name);
        if (!object) {
          return `${kind} "${name}" not found`;
        }
        if ('key' in reference && lacksKey(object, String(reference.key))) {
          return `couldn't find key ${reference.key} in ${title} ${metadata.namespace}/${name}`;
        }
      }
    }
  }
  return undefined;
}

/** Pull secrets that exist; the names of those that do not. */
export function pullSecrets({ spec }: Pod, { secret }: PodReferences) {
  const names = (spec.imagePullSecrets ?? []).flatMap(({ name }) => name ?? []);
  return {
    login: names.some(name => secret(name)),
    missing: names.filter(name => !secret(name)),
  };
}
