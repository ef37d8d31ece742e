import type {
  MlflowServer,
  MlflowServers,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { LRUCache } from 'lru-cache';

/** How the portal finds an MLflow server. @internal */
export interface ServerHealth {
  readonly ok: boolean;
  readonly message?: string;
}

const TTL_MS = 30_000;
/** A page does not wait longer for it. */
const WAIT_MS = 2_000;
const MOST_SERVERS = 200;

/**
 * Whether MLflow servers answer, asked at most every half minute for all who
 * look.
 *
 * @internal
 */
export class MlflowHealth {
  readonly servers: MlflowServers;
  readonly #answers: LRUCache<string, ServerHealth>;

  private constructor(servers: MlflowServers) {
    this.servers = servers;
    this.#answers = new LRUCache({
      max: MOST_SERVERS,
      ttl: TTL_MS,
      ignoreFetchAbort: true,
      fetchMethod: async id => {
        const server = servers.get(id);
        return server && ask(server);
      },
    });
  }

  static create(servers: MlflowServers): MlflowHealth {
    return new MlflowHealth(servers);
  }

  /** Undefined for servers that are not configured. */
  async of(id: string): Promise<ServerHealth | undefined> {
    return this.#answers.fetch(id);
  }
}

async function ask({ client, config }: MlflowServer): Promise<ServerHealth> {
  try {
    await client.searchExperiments(
      { maxResults: 1 },
      {
        signal: AbortSignal.timeout(Math.min(WAIT_MS, config.limits.timeoutMs)),
      },
    );
    return { ok: true };
  } catch (error) {
    return {
      ok: false,
      message:
        error instanceof Error && error.name === 'MlflowError'
          ? error.message
          : `MLflow server "${config.id}" does not answer the portal within ${
              WAIT_MS / 1000
            } seconds.`,
    };
  }
}
