import { ObjectReader } from './ObjectReader';

/** @public */
export interface EnvironmentVariable {
  readonly name: string;
  /** As written, or "***" in place of what may be a secret; absent when it comes from elsewhere. */
  readonly value?: string;
  readonly from: EnvironmentOrigin;
}

/** @public */
export interface EnvironmentOrigin {
  readonly kind: 'literal' | 'secret' | 'config-map' | 'field';
  /** Of the Secret or ConfigMap; for a field its path. */
  readonly name?: string;
  readonly key?: string;
  /** Absent and missing is not an error then. */
  readonly optional?: boolean;
}

/** A whole Secret or ConfigMap as variables. @public */
export interface EnvironmentSource {
  readonly kind: 'secret' | 'config-map';
  readonly name: string;
  readonly optional: boolean;
}

/** What a value that may be a secret reads as. @public */
export const HIDDEN = '***';

const SECRET =
  /secret|passw(or)?d|passphrase|token|access_?key|api_?key|private_?key|credential/i;
/** Where a secret is, how it is called or how long it lasts is none. */
const ABOUT_SECRET =
  /(_(path|file|dir|url|uri|endpoint|name|namespace|header|type|ttl|expiration|limit)|tokenizers?\w*|max_?(new_?)?tokens?)$/i;
const USER_INFO = /(:\/\/[^/\s:@]*):[^/\s@]+@/g;
const SECRET_OPTION =
  /((?:secret|password|passwd|token|api_?key)[\w.-]*(?:=|\s+)["']?)(?!["']*$|["']{2}|\$\()[^\s"']+/gi;

/** Whether a variable of this name is likely to hold a secret. @public */
export function isSecretName(name: string): boolean {
  return SECRET.test(name) && !ABOUT_SECRET.test(name);
}

/** A text without passwords in addresses and in options such as `--token=`. @public */
export function withoutSecrets(text: string): string {
  // Few texts have what these look for, and thousands of texts pass here.
  const known = text.includes('@')
    ? text.replace(USER_INFO, `$1:${HIDDEN}@`)
    : text;
  return /[=\s]/.test(known)
    ? known.replace(SECRET_OPTION, `$1${HIDDEN}`)
    : known;
}

/** Reads the `env` of a container; values of secrets are never kept. @internal */
export function readEnvironment(
  env: ObjectReader,
): readonly EnvironmentVariable[] {
  const variables: EnvironmentVariable[] = [];
  for (const entry of env.list()) {
    const name = entry.at('name').text();
    if (name) {
      variables.push(readVariable(name, entry));
    }
  }
  return variables;
}

const LITERAL = Object.freeze({ kind: 'literal' } as const);

function readVariable(name: string, entry: ObjectReader): EnvironmentVariable {
  const from = entry.at('valueFrom');
  if (!from.exists) {
    const value = entry.at('value').string() ?? '';
    return { name, value: shownValue(name, value), from: LITERAL };
  }
  const secret = from.at('secretKeyRef');
  if (secret.exists) {
    return { name, from: { kind: 'secret', ...readReference(secret) } };
  }
  const configMap = from.at('configMapKeyRef');
  if (configMap.exists) {
    return { name, from: { kind: 'config-map', ...readReference(configMap) } };
  }
  const path =
    from.at('fieldRef', 'fieldPath').text() ??
    from.at('resourceFieldRef', 'resource').text();
  return { name, from: { kind: 'field', name: path } };
}

/**
 * The value of a variable without what may be a secret.
 *
 * @internal
 */
export function shownValue(name: string, value: string): string {
  // Kubernetes puts other variables in for `$(NAME)`, so that is no secret.
  const secret = value !== '' && !value.startsWith('$(') && isSecretName(name);
  return secret ? HIDDEN : withoutSecrets(value);
}

function readReference(reference: ObjectReader) {
  return {
    name: reference.at('name').text(),
    key: reference.at('key').text(),
    optional: reference.at('optional').boolean(),
  };
}

/** Reads the `envFrom` of a container. @internal */
export function readEnvironmentSources(
  envFrom: ObjectReader,
): readonly EnvironmentSource[] {
  const sources: EnvironmentSource[] = [];
  for (const entry of envFrom.list()) {
    const secret = entry.at('secretRef');
    const reference = secret.exists ? secret : entry.at('configMapRef');
    const name = reference.at('name').text();
    if (name) {
      sources.push({
        kind: secret.exists ? 'secret' : 'config-map',
        name,
        optional: reference.at('optional').boolean() ?? false,
      });
    }
  }
  return sources;
}
