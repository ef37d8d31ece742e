import {
  HIDDEN,
  type KubernetesObject,
  type Manifest,
  isSecretName,
  withoutSecrets,
} from '@mlops-portal/backstage-plugin-mlops-common';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * An object as people may read it: without what only tools read, and without
 * values that may be secret, wherever variables, commands and annotations are.
 *
 * @internal
 */
export function shownManifest(object: KubernetesObject): Manifest {
  const { managedFields: _managed, ...metadata } = object.metadata ?? {};
  const { [LAST_APPLIED]: _copy, ...annotations } = metadata.annotations ?? {};
  const shown = masked({
    ...object,
    metadata: {
      ...metadata,
      ...(metadata.annotations && { annotations: maskedMap(annotations) }),
    },
  });
  return shown as Manifest;
}

/** Deep inside may be a Pod's spec anywhere, as in Workspaces. */
function masked(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(masked);
  }
  if (typeof value === 'string') {
    return withoutSecrets(value);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (isVariable(value)) {
    const { name, value: text } = value;
    return {
      ...(value as object),
      value:
        isSecretName(name) && text !== '' && !text.startsWith('$(')
          ? HIDDEN
          : withoutSecrets(text),
    };
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, masked(field)]),
  );
}

function maskedMap(
  map: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(map).map(([key, text]) => [
      key,
      isSecretName(key) ? HIDDEN : text,
    ]),
  );
}

interface Variable {
  readonly name: string;
  readonly value: string;
}

function isVariable(value: object): value is Variable {
  return (
    'name' in value &&
    'value' in value &&
    typeof value.name === 'string' &&
    typeof value.value === 'string'
  );
}
