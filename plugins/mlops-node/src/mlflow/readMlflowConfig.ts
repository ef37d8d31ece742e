import { type Config, ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { ConfigMistake } from './ConfigMistake';
import type {
  MlflowConfig,
  MlflowConfigProblem,
  MlflowServerConfig,
} from './MlflowServerConfig';
import { readMlflowServer, SERVER_ID } from './readMlflowServer';

const ROOT = 'mlops.mlflow.servers';

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
      const server = readMlflowServer(asConfig(entry, at), at);
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
