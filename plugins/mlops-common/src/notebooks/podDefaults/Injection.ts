import {
  HIDDEN,
  isSecretName,
  withoutSecrets,
} from '../../kubernetes/environment';
import { ObjectReader } from '../../kubernetes/ObjectReader';

/** @public */
export type InjectionKind =
  | 'env'
  | 'env-from'
  | 'volume'
  | 'mount'
  | 'toleration'
  | 'pull-secret'
  | 'init-container'
  | 'sidecar'
  | 'label'
  | 'annotation'
  | 'service-account'
  | 'token-mount'
  | 'command'
  | 'args';

/**
 * One thing that a PodDefault adds to a Pod.
 *
 * @public
 */
export interface Injection {
  readonly kind: InjectionKind;
  readonly name: string;
  /** Where it comes from or what it is, never a value that may be secret. */
  readonly detail?: string;
}

/**
 * @internal
 */
export function readInjections(spec: ObjectReader): readonly Injection[] {
  const each = (
    list: string,
    kind: InjectionKind,
    detail: (item: ObjectReader) => string | undefined = () => undefined,
    name: (item: ObjectReader) => string | undefined = item =>
      item.at('name').text(),
  ): readonly Injection[] =>
    spec
      .at(list)
      .list()
      .map(item => ({ kind, name: name(item) ?? '', detail: detail(item) }));
  const map = (field: string, kind: InjectionKind): readonly Injection[] =>
    Object.entries(spec.at(field).stringMap()).map(([key, value]) => ({
      kind,
      name: key,
      detail: isSecretName(key) ? HIDDEN : withoutSecrets(value),
    }));
  const serviceAccount = spec.at('serviceAccountName').text();
  const automount = spec.at('automountServiceAccountToken').boolean();
  return [
    ...each('env', 'env', variable),
    ...each('envFrom', 'env-from', prefix, environmentSource),
    ...each('volumes', 'volume', volume),
    ...each('volumeMounts', 'mount', item => item.at('mountPath').text()),
    ...each('tolerations', 'toleration', toleration, item =>
      item.at('key').text(),
    ),
    ...each('imagePullSecrets', 'pull-secret'),
    ...each('initContainers', 'init-container', item =>
      item.at('image').text(),
    ),
    ...each('sidecars', 'sidecar', item => item.at('image').text()),
    ...map('labels', 'label'),
    ...map('annotations', 'annotation'),
    ...(serviceAccount
      ? [{ kind: 'service-account', name: serviceAccount } as const]
      : []),
    ...(automount === undefined
      ? []
      : [{ kind: 'token-mount', name: automount ? 'on' : 'off' } as const]),
    ...words(spec.at('command'), 'command'),
    ...words(spec.at('args'), 'args'),
  ];
}

function variable(item: ObjectReader): string | undefined {
  const from = item.at('valueFrom');
  if (!from.exists) {
    const value = item.at('value').string() ?? '';
    return isSecretName(item.at('name').text() ?? '') && value !== ''
      ? HIDDEN
      : withoutSecrets(value);
  }
  const secret = from.at('secretKeyRef', 'name').text();
  const configMap = from.at('configMapKeyRef', 'name').text();
  if (secret) {
    return `Secret ${secret}`;
  }
  return configMap
    ? `ConfigMap ${configMap}`
    : from.at('fieldRef', 'fieldPath').text();
}

function environmentSource(item: ObjectReader): string | undefined {
  const secret = item.at('secretRef', 'name').text();
  const configMap = item.at('configMapRef', 'name').text();
  return secret ? `Secret ${secret}` : configMap && `ConfigMap ${configMap}`;
}

function prefix(item: ObjectReader): string | undefined {
  const text = item.at('prefix').text();
  return text && `with the prefix ${text}`;
}

function volume(item: ObjectReader): string | undefined {
  const kind = item.keys().find(key => key !== 'name');
  const source = kind
    ? item.at(kind, 'secretName').text() ??
      item.at(kind, 'claimName').text() ??
      item.at(kind, 'name').text() ??
      item.at(kind, 'path').text()
    : undefined;
  return [kind ?? 'emptyDir', source].filter(Boolean).join(' ');
}

function toleration(item: ObjectReader): string | undefined {
  const value = item.at('value').text();
  const taint = value ? `= ${value}` : item.at('operator').text();
  return [taint, item.at('effect').text()].filter(Boolean).join(', ');
}

function words(
  reader: ObjectReader,
  kind: 'command' | 'args',
): readonly Injection[] {
  const text = reader
    .list()
    .map(word => word.string() ?? '')
    .join(' ');
  return text ? [{ kind, name: withoutSecrets(text) }] : [];
}
