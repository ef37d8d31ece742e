import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBackend } from '@backstage/backend-defaults';
import {
  type BackendFeature,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { freePorts } from '@mlops-portal/conformance';
import { stringify } from 'yaml';
import { type BackendSetup, backendConfig } from './backendConfig';
import { ownerPolicy } from './ownerPolicy';
import { quietLogger } from './quietLogger';

/** A backend of Backstage in this process, and a signed-in viewer. */
export interface RunningBackend {
  readonly url: string;
  readonly token: string;
  stop(): Promise<void>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'beforeExit'] as const;
const CATALOG_DEADLINE_MS = 60_000;

const toYaml = (entity: object) => `---\n${stringify(entity)}`;

/** Starts the plugins that a request goes through, as they are installed, on what is measured. */
export async function startBackend(
  setup: BackendSetup & {
    /** The catalog; the measurements begin when it has them. */
    readonly entities: readonly Entity[];
    readonly features?: readonly BackendFeature[];
  },
): Promise<RunningBackend> {
  const { entities, features = [] } = setup;
  const [port] = await freePorts(1);
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'benchmark-'));
  const catalogFile = path.join(directory, 'catalog.yaml');
  await fs.writeFile(catalogFile, entities.map(toYaml).join(''));
  const config = new ConfigReader(
    backendConfig({ ...setup, port, catalogFile }),
  );

  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => config,
    }),
  );
  backend.add(quietLogger);
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(ownerPolicy);
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(import('@backstage/plugin-kubernetes-backend'));
  backend.add(import('@mlops-portal/backstage-plugin-mlops-backend'));
  features.forEach(feature => backend.add(feature));
  await withoutExitHandlers(() => backend.start());

  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await backend.stop();
    await fs.rm(directory, { recursive: true, force: true });
  };
  try {
    const token = await signIn(url);
    await catalogIsRead(entities, { url, token });
    return { url, token, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A backend ends the process on Ctrl-C; here the cluster has to be stopped as well. */
async function withoutExitHandlers(start: () => Promise<unknown>) {
  const before = SIGNALS.map(signal => process.listeners(signal as 'SIGINT'));
  await start();
  for (const [index, signal] of SIGNALS.entries()) {
    for (const listener of process.listeners(signal as 'SIGINT')) {
      if (!before[index].includes(listener)) {
        process.off(signal, listener);
      }
    }
  }
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/guest/refresh`);
  const body = await response.json();
  const token = body?.backstageIdentity?.token;
  if (typeof token !== 'string') {
    throw new Error(`Signing in answered ${JSON.stringify(body)}.`);
  }
  return token;
}

async function catalogIsRead(
  entities: readonly Entity[],
  { url, token }: { url: string; token: string },
): Promise<void> {
  const deadline = Date.now() + CATALOG_DEADLINE_MS;
  const wanted = entities
    // What the viewer owns; the policy hides the rest.
    .filter(({ kind }) => kind === 'Component')
    .map(({ metadata }) => metadata.name);
  for (;;) {
    const response = await fetch(`${url}/api/catalog/entities`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const read: unknown = await response.json();
    const names = Array.isArray(read)
      ? read.map(({ metadata }) => metadata.name)
      : [];
    if (wanted.every(name => names.includes(name))) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`The catalog has only ${names.join(', ')}.`);
    }
    await sleep(200);
  }
}
