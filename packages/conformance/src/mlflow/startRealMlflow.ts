import { rmSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePorts } from '../kubernetes/freePorts';
import { probe } from '../kubernetes/probe';
import { ServerProcess } from '../kubernetes/ServerProcess';
import { pythonEnvironment } from '../python/pythonEnvironment';
import { mlflowLock, MlflowVersion } from './versions';

/** How it is started: what `mlflow server` has flags for. */
export interface RealMlflowOptions {
  readonly version: MlflowVersion;
  readonly basicAuth?: { readonly username: string; readonly password: string };
  readonly staticPrefix?: string;
  readonly allowedHosts?: readonly string[];
  /** An SQLite database to begin with; it is copied. */
  readonly database?: string;
  readonly say?: (line: string) => void;
}

/** A real tracking server with data of its own, on loopback. */
export interface RealMlflow {
  /** With the prefix, if there is one. */
  readonly url: string;
  /** The SQLite file that it reads. */
  readonly database: string;
  /** Of the environment that it runs in, which has its client, too. */
  readonly python: string;
  close(): Promise<void>;
}

const DEADLINE_MS = 120_000;
const ENVIRONMENT = {
  MLFLOW_DISABLE_TELEMETRY: 'true',
  DO_NOT_TRACK: 'true',
  MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
  MLFLOW_FLASK_SERVER_SECRET_KEY: 'conformance',
};

async function writeAuthConfig(
  directory: string,
  { username, password }: { username: string; password: string },
): Promise<string> {
  const file = path.join(directory, 'auth.ini');
  const lines = [
    '[mlflow]',
    'default_permission = READ',
    `database_uri = sqlite:///${path.join(directory, 'auth.db')}`,
    `admin_username = ${username}`,
    `admin_password = ${password}`,
    'authorization_function = mlflow.server.auth:authenticate_request_basic_auth',
    // Each check of a password takes half a second otherwise.
    'auth_cache_ttl_seconds = 300',
  ];
  await fs.writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  return file;
}

/** Starts `mlflow server` of a version, which is installed on the first use. Data lives as long as it does. */
export async function startRealMlflow(
  options: RealMlflowOptions,
): Promise<RealMlflow> {
  const { version, staticPrefix = '', say = () => {} } = options;
  const name = `MLflow ${version}`;
  const lock = mlflowLock(version);
  const { python } = await pythonEnvironment(lock, { name, say });
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'mlflow-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  process.once('exit', remove);
  const database = path.join(directory, 'mlflow.db');
  if (options.database) {
    await fs.copyFile(options.database, database);
  }
  const [port] = await freePorts(1);
  const auth = options.basicAuth;
  const server = ServerProcess.start({
    name,
    command: python,
    hasChildren: true,
    args: [
      ...['-m', 'mlflow', 'server', '--host', '127.0.0.1', '--workers', '1'],
      ...['--port', String(port)],
      ...['--backend-store-uri', `sqlite:///${database}`],
      ...['--artifacts-destination', path.join(directory, 'artifacts')],
      ...(staticPrefix ? ['--static-prefix', staticPrefix] : []),
      ...(options.allowedHosts
        ? ['--allowed-hosts', options.allowedHosts.join(',')]
        : []),
      ...(auth ? ['--app-name', 'basic-auth'] : []),
    ],
    env: {
      ...ENVIRONMENT,
      ...(auth && {
        MLFLOW_AUTH_CONFIG_PATH: await writeAuthConfig(directory, auth),
      }),
    },
  });
  const close = async () => {
    await server.stop();
    process.off('exit', remove);
    remove();
  };
  const origin = `http://127.0.0.1:${port}`;
  const prefixes = [staticPrefix, ''];
  try {
    await server.ready(async () => {
      for (const prefix of prefixes) {
        if (await probe(`${origin}${prefix}/health`)) {
          return true;
        }
      }
      return false;
    }, DEADLINE_MS);
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `${origin}${staticPrefix}`, database, python, close };
}
