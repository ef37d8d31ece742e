import {
  Config,
  ConfigReader,
  readDurationFromConfig,
} from '@backstage/config';
import { isHeaderToken } from './authorization';
import { durationToMilliseconds, JsonObject } from '@backstage/types';
import type { MlflowAccessMode } from '@mlops-portal/backstage-plugin-mlops-common';
import {
  MlflowAuth,
  MlflowConfig,
  MlflowConfigProblem,
  MlflowServerConfig,
} from './MlflowServerConfig';

const ROOT = 'mlops.mlflow.servers';
const DEFAULT_TIMEOUT_MS = 15_000;
const MAX_TIMEOUT_MS = 120_000;
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024;
const SERVER_ID = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

class ConfigMistake extends Error {
  constructor(readonly key: string, sentence: string) {
    super(`${key} ${sentence}`);
  }
}

/** The reader's own messages name key and file already; missing keys are put in our words. */
function required(server: Config, at: string, key: string, wanted: string) {
  const value = server.getOptional(key);
  if (value === undefined || value === '') {
    throw new ConfigMistake(`${at}.${key}`, `is missing: ${wanted}.`);
  }
  return server.getString(key);
}

function readUrl(text: string, key: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new ConfigMistake(
      key,
      'is no URL: an address such as http://mlflow.mlflow.svc:5000 is wanted.',
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ConfigMistake(key, 'must begin with http:// or https://.');
  }
  if (url.username || url.password) {
    throw new ConfigMistake(
      key,
      'must not hold credentials: they belong in auth (type: basic, username, password).',
    );
  }
  if (url.search || url.hash) {
    throw new ConfigMistake(key, 'must end with the path, without ? and #.');
  }
  return url.href.replace(/\/+$/, '');
}

function readAccess(server: Config, at: string): MlflowAccessMode {
  const choices =
    'choose "owned" (experiments whose tags or allow-list name the viewer\'s group or the entity) or "any" (everything, for a single tenant)';
  const access = required(server, at, 'access', choices);
  if (access !== 'owned' && access !== 'any') {
    throw new ConfigMistake(`${at}.access`, `is "${access}": ${choices}.`);
  }
  return access;
}

function readAuth(server: Config, at: string): MlflowAuth {
  const auth = server.getOptionalConfig('auth');
  if (!auth) {
    return { type: 'none' };
  }
  const type = auth.getOptionalString('type');
  const key = `${at}.auth`;
  if (type === 'none') {
    return { type };
  }
  if (type === 'basic') {
    const username = required(auth, key, 'username', 'basic needs one');
    const password = required(auth, key, 'password', 'basic needs one');
    if (username.includes(':')) {
      throw new ConfigMistake(`${key}.username`, 'must not hold a colon.');
    }
    return { type, username, password };
  }
  if (type === 'bearer') {
    const token = required(auth, key, 'token', 'bearer needs one').trim();
    if (!isHeaderToken(token)) {
      throw new ConfigMistake(
        `${key}.token`,
        'holds characters that no header may hold.',
      );
    }
    return { type, token };
  }
  if (type === 'tokenFile') {
    const path = required(auth, key, 'path', 'tokenFile needs one');
    return { type, path };
  }
  throw new ConfigMistake(
    `${key}.type`,
    `${
      type === undefined ? 'is missing' : `is "${type}"`
    }: choose none, basic (username, password), bearer (token) or tokenFile (path).`,
  );
}

function readHeaders(server: Config, at: string): Record<string, string> {
  const headers: Record<string, string> = {};
  const configured = server.getOptional('headers');
  for (const [name, value] of Object.entries(configured ?? {})) {
    if (
      !HEADER_NAME.test(name) ||
      typeof value !== 'string' ||
      !HEADER_VALUE.test(value)
    ) {
      throw new ConfigMistake(
        `${at}.headers`,
        `holds "${name}", which is no header with a text of one line.`,
      );
    }
    headers[name.toLowerCase()] = value;
  }
  return headers;
}

function readOwners(server: Config, at: string) {
  const owners = new Map<string, readonly string[]>();
  const configured = server.getOptional('owners') ?? {};
  for (const [experiment, value] of Object.entries(configured)) {
    const refs: unknown[] = Array.isArray(value) ? value : [value];
    const texts = refs.filter((ref): ref is string => typeof ref === 'string');
    if (texts.length === 0 || texts.length < refs.length) {
      throw new ConfigMistake(
        `${at}.owners`,
        `must map experiment names to owners such as group:default/my-team; "${experiment}" does not.`,
      );
    }
    owners.set(experiment, texts);
  }
  return owners;
}

function readArtifactsDestination(
  server: Config,
  at: string,
): string | undefined {
  const destination = server.getOptionalString('artifactsDestination');
  if (destination === undefined) {
    return undefined;
  }
  const key = `${at}.artifactsDestination`;
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/\s]+/i.test(destination)) {
    throw new ConfigMistake(
      key,
      'is no address of an object store: the --artifacts-destination of the server is wanted, such as s3://bucket/prefix.',
    );
  }
  if (/^[^/]+:\/\/[^/]*:[^/]*@/.test(destination)) {
    throw new ConfigMistake(key, 'must not hold credentials.');
  }
  return destination.replace(/\/+$/, '');
}

function readTimeout(server: Config, at: string): number {
  if (!server.has('timeout')) {
    return DEFAULT_TIMEOUT_MS;
  }
  const timeoutMs = durationToMilliseconds(
    readDurationFromConfig(server, { key: 'timeout' }),
  );
  if (!(timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS)) {
    throw new ConfigMistake(
      `${at}.timeout`,
      'must be more than nothing and at most 2 minutes.',
    );
  }
  return timeoutMs;
}

function readServer(server: Config, at: string): MlflowServerConfig {
  const id = required(server, at, 'id', 'a short name in lower case is wanted');
  if (!SERVER_ID.test(id)) {
    throw new ConfigMistake(
      `${at}.id`,
      `is "${id}": up to 63 lower case letters, digits and hyphens are wanted.`,
    );
  }
  const wanted = 'the address of the tracking server is wanted';
  const externalUrl = server.getOptionalString('externalUrl');
  const url = readUrl(required(server, at, 'url', wanted), `${at}.url`);
  return {
    id,
    url,
    externalUrl: externalUrl ? readUrl(externalUrl, `${at}.externalUrl`) : url,
    access: readAccess(server, at),
    owners: readOwners(server, at),
    auth: readAuth(server, at),
    artifactsDestination: readArtifactsDestination(server, at),
    headers: readHeaders(server, at),
    timeoutMs: readTimeout(server, at),
    maxResponseBytes: MAX_RESPONSE_BYTES,
  };
}

/**
 * Reads `mlops.mlflow.servers`. A mistake disables the server that it is in and is returned as a sentence;
 * nothing is thrown, because a thrown error would keep the whole portal from starting.
 *
 * @public
 */
export function readMlflowConfig(config: Config): MlflowConfig {
  const servers = new Map<string, MlflowServerConfig>();
  const problems: MlflowConfigProblem[] = [];
  const entries = readEntries(config, problems);
  for (const [index, entry] of entries.entries()) {
    const at = `${ROOT}[${index}]`;
    try {
      const server = readServer(asConfig(entry, at), at);
      if (servers.has(server.id)) {
        throw new ConfigMistake(
          `${at}.id`,
          `is "${server.id}", which an entry before it has too: the first one is used.`,
        );
      }
      servers.set(server.id, server);
    } catch (error) {
      problems.push({
        serverId: idOf(entry, servers),
        key: error instanceof ConfigMistake ? error.key : at,
        message: messageOf(error),
      });
    }
  }
  return { servers: [...servers.values()], problems };
}

function readEntries(
  config: Config,
  problems: MlflowConfigProblem[],
): readonly unknown[] {
  try {
    const entries: unknown = config.getOptional(ROOT) ?? [];
    if (Array.isArray(entries)) {
      return entries;
    }
    throw new ConfigMistake(ROOT, 'must be a list of servers.');
  } catch (error) {
    problems.push({ key: ROOT, message: messageOf(error) });
    return [];
  }
}

/** Each entry alone: the reader of a whole list gives up at the first that is no object. */
function asConfig(entry: unknown, at: string): Config {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    throw new ConfigMistake(at, 'must hold id, url and access.');
  }
  return new ConfigReader(entry as JsonObject, 'app-config', undefined, at);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The id that people know the disabled server by, unless another server answers to it. */
function idOf(
  entry: unknown,
  servers: ReadonlyMap<string, MlflowServerConfig>,
): string | undefined {
  const id = (entry as { id?: unknown } | null)?.id;
  return typeof id === 'string' && SERVER_ID.test(id) && !servers.has(id)
    ? id
    : undefined;
}
