import type { Config } from '@backstage/config';
import { ConfigMistake, required } from './ConfigMistake';
import { isHeaderToken } from './isHeaderToken';
import { unknownPlaceholder } from './MlflowIdentity';
import type { MlflowAuth } from './MlflowServerConfig';

const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const PROVIDER = /^[A-Za-z0-9][\w-]*(?:\.[\w-]+)?$/;
/** What the portal sends by itself, or must not send: MLflow refuses foreign origins. */
const RESERVED = new Set([
  'connection',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'origin',
  'referer',
  'transfer-encoding',
  'x-mlflow-workspace',
]);

/** How the portal makes itself known. @internal */
export function readMlflowAuth(server: Config, at: string): MlflowAuth {
  const auth = server.getOptionalConfig('auth');
  if (!auth) {
    return { type: 'none' };
  }
  const key = `${at}.auth`;
  const type = auth.getOptionalString('type');
  switch (type) {
    case 'none':
      return { type };
    case 'basic': {
      const username = required(auth, key, 'username', 'basic needs one');
      const password = required(auth, key, 'password', 'basic needs one');
      if (username.includes(':')) {
        throw new ConfigMistake(`${key}.username`, 'must not hold a colon.');
      }
      return { type, username, password };
    }
    case 'bearer': {
      const token = required(auth, key, 'token', 'bearer needs one').trim();
      if (!isHeaderToken(token)) {
        throw new ConfigMistake(
          `${key}.token`,
          'holds characters that no header may hold.',
        );
      }
      return { type, token };
    }
    case 'tokenFile': {
      const path = required(auth, key, 'path', 'tokenFile needs one');
      return { type, path };
    }
    case 'user': {
      const wanted = 'user needs the provider whose tokens are sent';
      const provider = required(auth, key, 'provider', wanted);
      if (!PROVIDER.test(provider)) {
        throw new ConfigMistake(
          `${key}.provider`,
          `is "${provider}": a provider of auth.providers is wanted, as in google, or a token of it, as in oidc.okta.`,
        );
      }
      return { type, provider };
    }
    default:
      throw new ConfigMistake(
        `${key}.type`,
        `${
          type === undefined ? 'is missing' : `is "${type}"`
        }: choose none, basic (username, password), bearer (token), tokenFile (path) or user (provider).`,
      );
  }
}

/** Headers of every request, by name in lower case. @internal */
export function readMlflowHeaders(
  server: Config,
  at: string,
): Record<string, string> {
  const headers: Record<string, string> = {};
  const key = `${at}.headers`;
  const configured = server.getOptional('headers');
  for (const [name, value] of Object.entries(configured ?? {})) {
    if (
      !HEADER_NAME.test(name) ||
      typeof value !== 'string' ||
      !HEADER_VALUE.test(value)
    ) {
      throw new ConfigMistake(
        key,
        `holds "${name}", which is no header with a text of one line.`,
      );
    }
    if (RESERVED.has(name.toLowerCase())) {
      throw new ConfigMistake(
        key,
        `holds "${name}", which the portal sends by itself or must not send.`,
      );
    }
    const unknown = unknownPlaceholder(value);
    if (unknown !== undefined) {
      throw new ConfigMistake(
        key,
        `has ${unknown} in "${name}": {{ user.email }}, {{ user.entityRef }} and {{ user.ownership }} are known.`,
      );
    }
    headers[name.toLowerCase()] = value;
  }
  return headers;
}
