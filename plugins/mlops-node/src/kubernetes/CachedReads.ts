import type { KubernetesObject } from '@mlops-portal/backstage-plugin-mlops-common';
import { ReadCache } from './ReadCache';
import { type Clock, systemClock } from './Clock';
import type {
  KubernetesFailure,
  KubernetesGateway,
  KubernetesListRequest,
} from './KubernetesGateway';
import type {
  KubernetesObjectRequest,
  KubernetesObjectResult,
} from './KubernetesRequests';
import { describe } from './describe';
import { hashOfToken } from './hashOfToken';
import { listBounded } from './listBounded';
import { unreachable } from './unreachable';

/** @public */
export interface CachedReadsOptions {
  readonly gateway: Pick<KubernetesGateway, 'listPage' | 'get'>;
  readonly clock?: Clock;
  /** Answers that are kept at a time; 2 000 by default. */
  readonly maxEntries?: number;
  /** And their size as JSON; 32 MB by default. */
  readonly maxBytes?: number;
}

/** @public */
export interface CachedReadOptions {
  /** The user's own token; what was read with it is for this user only. */
  readonly clusterToken?: string;
  /** How old an answer may be; ten seconds by default, and 0 asks in any case. */
  readonly maxAgeMs?: number;
  /**
   * For lists that can be shown without this: an answer of up to a minute is
   * handed out while it is read again, and without one nobody waits longer
   * than this.
   */
  readonly waitAtMostMs?: number;
  /** Ends the wait; the cluster is asked nevertheless, for the others. */
  readonly signal?: AbortSignal;
}

/** @public */
export interface CachedListRequest extends KubernetesListRequest {
  /** Of objects; 500 by default, and 5 000 at most. */
  readonly limit?: number;
}

/** @public */
export type CachedListResult =
  | {
      readonly status: 'ok';
      /** The same array for as long as the answer is kept. */
      readonly items: readonly KubernetesObject[];
      /** Whether the cluster has more of them. */
      readonly truncated: boolean;
      /** When the cluster was asked, as ISO 8601. */
      readonly asOf: string;
    }
  | KubernetesFailure;

const MAX_AGE_MS = 10_000;
const LIMIT = 500;
const HIGHEST_LIMIT = 5_000;

/**
 * What a page needs of kinds that are not watched: read when somebody looks,
 * once for all who look at the same time, and kept for seconds. What was read
 * with a user's token is never handed to another user.
 *
 * @public
 */
export class CachedReads {
  readonly #gateway: CachedReadsOptions['gateway'];
  readonly #clock: Clock;
  readonly #answers: ReadCache;

  private constructor(options: CachedReadsOptions) {
    this.#gateway = options.gateway;
    this.#clock = options.clock ?? systemClock;
    this.#answers = new ReadCache({
      clock: this.#clock,
      maxEntries: options.maxEntries ?? 2_000,
      maxBytes: options.maxBytes ?? 32 * 1024 * 1024,
    });
  }

  static create(options: CachedReadsOptions): CachedReads {
    return new CachedReads(options);
  }

  /** What is kept at the moment, for those who watch the portal's memory. */
  get size(): { readonly entries: number; readonly bytes: number } {
    const { entries, bytes } = this.#answers;
    return { entries, bytes };
  }

  /** The first objects of a list, in the order of the cluster. */
  async list(
    request: CachedListRequest,
    options: CachedReadOptions = {},
  ): Promise<CachedListResult> {
    const { limit = LIMIT, ...list } = request;
    const bounded = Math.min(Math.max(1, limit), HIGHEST_LIMIT);
    const { clusterToken } = options;
    return this.#read<CachedListResult>(
      { verb: 'list', ...list, limit: bounded },
      options,
      async () => {
        const asOf = new Date(this.#clock.now()).toISOString();
        const result = await listBounded(this.#gateway, list, bounded, {
          clusterToken,
        });
        return result.status === 'ok'
          ? { ...result, items: result.items.map(withoutBulk), asOf }
          : result;
      },
    );
  }

  /** One object, without what only tools read. */
  async get(
    request: KubernetesObjectRequest,
    options: CachedReadOptions = {},
  ): Promise<KubernetesObjectResult> {
    const { clusterToken } = options;
    return this.#read<KubernetesObjectResult>(
      { verb: 'get', ...request },
      options,
      async () => {
        const result = await this.#gateway.get(request, { clusterToken });
        return result.status === 'ok'
          ? { ...result, object: withoutHistory(withoutBulk(result.object)) }
          : result;
      },
    );
  }

  async #read<T extends CachedListResult | KubernetesObjectResult>(
    question: Question,
    options: CachedReadOptions,
    read: () => Promise<T>,
  ): Promise<T> {
    const { signal, clusterToken, waitAtMostMs } = options;
    signal?.throwIfAborted();
    const answer = await this.#answers.get<T | KubernetesFailure>({
      key: keyOf(question, clusterToken),
      read,
      maxAgeMs: options.maxAgeMs ?? MAX_AGE_MS,
      waitAtMostMs,
      stillWaiting: () => notYet(question),
    });
    signal?.throwIfAborted();
    // A failure is an answer of either type.
    return answer as T;
  }
}

interface Question extends KubernetesListRequest {
  readonly verb: 'list' | 'get';
  readonly name?: string;
  readonly limit?: number;
}

function keyOf(question: Question, token: string | undefined): string {
  const { cluster, resource, namespace, labelSelector, fieldSelector } =
    question;
  return JSON.stringify([
    token === undefined ? '' : hashOfToken(token),
    [question.verb, question.limit, question.managedFields === true],
    [cluster, resource.group, resource.version, resource.plural],
    [namespace, question.name, labelSelector, fieldSelector],
  ]);
}

function notYet(question: Question): KubernetesFailure {
  const { where, what } = describe(question);
  return unreachable(`${where} has not answered yet about ${what}.`);
}

function withoutHistory(object: KubernetesObject): KubernetesObject {
  const { managedFields: _history, ...metadata } = object.metadata ?? {};
  return { ...object, metadata };
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Without a second copy of the object in its annotations. */
function withoutBulk(object: KubernetesObject): KubernetesObject {
  const annotations = object.metadata?.annotations;
  if (
    typeof annotations !== 'object' ||
    annotations === null ||
    !Object.hasOwn(annotations, LAST_APPLIED)
  ) {
    return object;
  }
  const { [LAST_APPLIED]: _copy, ...kept } = annotations;
  return { ...object, metadata: { ...object.metadata, annotations: kept } };
}
