import { type Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import type { MlflowAccessMode } from '@mlops-portal/backstage-plugin-mlops-common';
import { ConfigMistake, required } from './ConfigMistake';
import type { MlflowLimits, MlflowServerConfig } from './MlflowServerConfig';
import { readMlflowAuth, readMlflowHeaders } from './readMlflowAuth';

/** What an id of a server may look like. @internal */
export const SERVER_ID = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

const MEGABYTE = 1024 * 1024;
const DAY_MS = 24 * 60 * 60_000;

/** Of each limit: what holds unless it is set, the least and the most. */
const LIMITS: Readonly<
  Record<keyof MlflowLimits, readonly [number, number, number]>
> = {
  concurrency: [4, 1, 32],
  timeoutMs: [30_000, 1, 120_000],
  maxResponseBytes: [32 * MEGABYTE, MEGABYTE, 256 * MEGABYTE],
  maxDownloadBytes: [1024 * MEGABYTE, MEGABYTE, 1024 * 1024 * MEGABYTE],
};

/** Checks one entry of `mlops.mlflow.servers`. Throws a {@link ConfigMistake}, or what the reader throws. @internal */
export function readMlflowServer(
  server: Config,
  at: string,
): MlflowServerConfig {
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
    owners: readOwners(server, at, 'owners'),
    workspaces: readOwners(server, at, 'workspaces'),
    workspace: readWorkspace(server, at),
    auth: readMlflowAuth(server, at),
    artifactsDestination: readArtifactsDestination(server, at),
    headers: readMlflowHeaders(server, at),
    limits: readLimits(server, at),
    stalledAfterMs: readStalledAfter(server, at),
  };
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
    'choose "owned" (experiments whose tags, workspace or allow-list name the viewer\'s group or the entity) or "any" (everything, for a single tenant)';
  const access = required(server, at, 'access', choices);
  if (access !== 'owned' && access !== 'any') {
    throw new ConfigMistake(`${at}.access`, `is "${access}": ${choices}.`);
  }
  return access;
}

function readOwners(server: Config, at: string, key: string) {
  const owners = new Map<string, readonly string[]>();
  const configured = server.getOptional(key) ?? {};
  for (const [name, value] of Object.entries(configured)) {
    const refs: unknown[] = Array.isArray(value) ? value : [value];
    const texts = refs.filter((ref): ref is string => typeof ref === 'string');
    if (texts.length === 0 || texts.length < refs.length) {
      throw new ConfigMistake(
        `${at}.${key}`,
        `must map names to owners such as group:default/my-team; "${name}" does not.`,
      );
    }
    owners.set(name, texts);
  }
  return owners;
}

function readWorkspace(server: Config, at: string): string | undefined {
  const workspace = server.getOptionalString('workspace');
  if (workspace !== undefined && !SERVER_ID.test(workspace)) {
    throw new ConfigMistake(
      `${at}.workspace`,
      `is "${workspace}": up to 63 lower case letters, digits and hyphens are wanted.`,
    );
  }
  return workspace;
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

function readLimits(server: Config, at: string): MlflowLimits {
  const limits = server.getOptionalConfig('limits');
  for (const key of limits?.keys() ?? []) {
    if (!Object.hasOwn(LIMITS, key)) {
      throw new ConfigMistake(
        `${at}.limits.${key}`,
        `is unknown: choose from ${Object.keys(LIMITS).join(', ')}.`,
      );
    }
  }
  const read = (key: keyof MlflowLimits) => {
    const [standard, least, most] = LIMITS[key];
    const value = limits?.getOptionalNumber(key) ?? standard;
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new ConfigMistake(
        `${at}.limits.${key}`,
        `is ${value}: a whole number from ${least} to ${most} is wanted.`,
      );
    }
    return value;
  };
  return {
    concurrency: read('concurrency'),
    timeoutMs: read('timeoutMs'),
    maxResponseBytes: read('maxResponseBytes'),
    maxDownloadBytes: read('maxDownloadBytes'),
  };
}

function readStalledAfter(server: Config, at: string): number {
  if (!server.has('stalledAfter')) {
    return DAY_MS;
  }
  const milliseconds = durationToMilliseconds(
    readDurationFromConfig(server, { key: 'stalledAfter' }),
  );
  if (!(milliseconds > 0)) {
    throw new ConfigMistake(
      `${at}.stalledAfter`,
      'must be more than nothing, such as { hours: 24 }.',
    );
  }
  return milliseconds;
}
