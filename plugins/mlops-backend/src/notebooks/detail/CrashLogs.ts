import type {
  NotebookLog,
  WantedLog,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { KubernetesGateway } from '@mlops-portal/backstage-plugin-mlops-node';
import { LRUCache } from 'lru-cache';
import type { EntityContext } from '../../entity';

/** Writes down that somebody's page reads a log. @internal */
export type AuditedRead = <T>(
  log: WantedLog,
  read: () => Promise<T>,
) => Promise<T>;

/** The log of a container of a namespace. @internal */
export interface LogPlace {
  readonly cluster: string;
  readonly namespace: string;
  /** The viewer's, where the cluster wants it. */
  readonly token?: string;
  readonly log: WantedLog;
}

type Answer = { readonly log?: NotebookLog };

interface Question {
  readonly place: LogPlace;
  readonly audited: AuditedRead;
}

const LINES = 200;
const MOST_BYTES = 64 * 1024;
const MOST_ANSWERS = 200;
/** What a server writes now is asked for again; what it wrote before it ended stays. */
const TTL_MS = { present: 120_000, previous: 600_000, failed: 10_000 };
/** A page does not wait longer for it. */
const WAIT_MS = 2_000;

/**
 * The ends of logs that tell why a server ended, for those who may read logs.
 * Kept for each viewer by themselves: what one may read is not for another.
 *
 * @internal
 */
export class CrashLogs {
  readonly #gateway: Pick<KubernetesGateway, 'logs'>;
  readonly #answers: LRUCache<string, Answer, Question>;

  private constructor(gateway: Pick<KubernetesGateway, 'logs'>) {
    this.#gateway = gateway;
    this.#answers = new LRUCache<string, Answer, Question>({
      max: MOST_ANSWERS,
      ttl: TTL_MS.present,
      ignoreFetchAbort: true,
      fetchMethod: async (_key, _stale, { context, options }) => {
        const { place, audited } = context;
        const log = await audited(place.log, () => this.#read(place));
        options.ttl = log ? ttlOf(place) : TTL_MS.failed;
        return { log };
      },
    });
  }

  static create(gateway: Pick<KubernetesGateway, 'logs'>): CrashLogs {
    return new CrashLogs(gateway);
  }

  /** Undefined when the viewer may not read it, or the cluster does not give it: then the page says less. */
  async of(
    context: EntityContext,
    place: LogPlace,
    audited: AuditedRead,
  ): Promise<NotebookLog | undefined> {
    if (await context.missing('notebook-logs')) {
      return undefined;
    }
    const { log } = await this.#answers.forceFetch(keyOf(context, place), {
      context: { place, audited },
    });
    return log;
  }

  async #read({
    cluster,
    namespace,
    token,
    log,
  }: LogPlace): Promise<NotebookLog | undefined> {
    const { pod, container, previous } = log;
    try {
      const result = await this.#gateway.logs(
        { cluster, namespace, pod, container, previous, tailLines: LINES },
        { clusterToken: token, signal: AbortSignal.timeout(WAIT_MS) },
      );
      return result.status === 'ok'
        ? { container, text: endOf(result.text) }
        : undefined;
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError') {
        return undefined;
      }
      throw error;
    }
  }
}

function ttlOf({ log }: LogPlace): number {
  return log.previous ? TTL_MS.previous : TTL_MS.present;
}

/** Whole lines, as many as fit. */
function endOf(text: string): string {
  if (text.length <= MOST_BYTES) {
    return text;
  }
  const end = text.slice(-MOST_BYTES);
  return end.slice(end.indexOf('\n') + 1);
}

function keyOf(
  { credentials, entityRef }: EntityContext,
  { cluster, namespace, token, log }: LogPlace,
): string {
  const { pod, container, previous, restarts } = log;
  return JSON.stringify([
    [credentials.principal.userEntityRef, entityRef, token !== undefined],
    [cluster, namespace, pod, container, previous, restarts],
  ]);
}
