import { LRUCache } from 'lru-cache';
import type {
  KubernetesAccessRequest,
  KubernetesAccessResult,
  KubernetesGateway,
  KubernetesRequestOptions,
  KubernetesStore,
  StoreReadRequest,
  StoreReadResult,
  StoredObject,
} from '../kubernetes';
import { hashOfToken } from '../kubernetes/hashOfToken';
import { inWordsOfTheUser } from './inWordsOfTheUser';

/** Reads objects, with whatever rights it was made with. @public */
export type StoreReader = Pick<KubernetesStore, 'read'>;

/** @public */
export interface UserLaneOptions {
  readonly gateway: Pick<KubernetesGateway, 'selfSubjectAccessReview'>;
  readonly store: StoreReader;
  /** In milliseconds from some point; it never jumps. */
  readonly monotonic?: () => number;
}

interface Question<Request> {
  readonly request: Request;
  readonly token: string;
}

const READ_TTL_MS = 10_000;
const NOT_INSTALLED_TTL_MS = 60_000;
const REVIEW_TTL_MS = 60_000;
const MOST_READS = 2_000;
const MOST_OBJECTS = 100_000;
const MOST_REVIEWS = 20_000;

/**
 * Reads clusters with the tokens of users. Each of them sees what the cluster
 * shows them: answers are kept for seconds, by a hash of the token, and never
 * shared between users.
 *
 * @public
 */
export class UserLane {
  readonly #store: StoreReader;
  readonly #reads: LRUCache<
    string,
    StoreReadResult<StoredObject>,
    Question<StoreReadRequest<StoredObject>>
  >;
  readonly #reviews: LRUCache<
    string,
    KubernetesAccessResult,
    Question<KubernetesAccessRequest>
  >;

  private constructor({ gateway, store, monotonic }: UserLaneOptions) {
    this.#store = store;
    const common = {
      // Who waits for an answer gets it, even when it is not kept.
      ignoreFetchAbort: true,
      ...(monotonic && { perf: { now: monotonic }, ttlResolution: 0 }),
    };
    this.#reads = new LRUCache({
      ...common,
      max: MOST_READS,
      maxSize: MOST_OBJECTS,
      sizeCalculation: ({ items }) => items.length + 1,
      ttl: READ_TTL_MS,
      fetchMethod: async (_key, _stale, { context, options }) => {
        const { request, token } = context;
        // Not ended by the request that began it: others of the same user wait for it.
        const result = await store.read(request, { clusterToken: token });
        if (result.state.status === 'not-installed') {
          // It takes an administrator to change that.
          options.ttl = NOT_INSTALLED_TTL_MS;
        } else if (result.state.status !== 'live') {
          // Only requests that are under way share a failure.
          options.ttl = 1;
        }
        return { ...result, state: inWordsOfTheUser(result.state, request) };
      },
    });
    this.#reviews = new LRUCache({
      ...common,
      max: MOST_REVIEWS,
      ttl: REVIEW_TTL_MS,
      fetchMethod: async (_key, _stale, { context, options }) => {
        const { request, token } = context;
        const result = await gateway.selfSubjectAccessReview(request, {
          clusterToken: token,
        });
        if (result.status !== 'ok') {
          options.ttl = 1;
        }
        return result;
      },
    });
  }

  static create(options: UserLaneOptions): UserLane {
    return new UserLane(options);
  }

  /** Reads with the token of a user. */
  as(token: string): StoreReader {
    const owner = hashOfToken(token);
    return {
      read: async <T extends StoredObject>(
        request: StoreReadRequest<T>,
        options?: KubernetesRequestOptions,
      ) => {
        options?.signal?.throwIfAborted();
        const result = await this.#reads.forceFetch(keyOf(owner, request), {
          context: { request, token },
        });
        // The key stands for the kind, and so for what is kept of it.
        return result as StoreReadResult<T>;
      },
    };
  }

  /**
   * Reads what the portal watches through another entry for the same cluster,
   * if the cluster says that the user may list it.
   */
  watched(token: string, watchVia: string): StoreReader {
    const owner = hashOfToken(token);
    return {
      read: async <T extends StoredObject>(
        request: StoreReadRequest<T>,
        options?: KubernetesRequestOptions,
      ): Promise<StoreReadResult<T>> => {
        options?.signal?.throwIfAborted();
        const review = await this.#review(request, token, owner);
        if (review.status === 'ok' && review.allowed) {
          const { signal } = options ?? {};
          return this.#store.read(
            { ...request, cluster: watchVia },
            { signal },
          );
        }
        const state =
          review.status === 'ok'
            ? { status: 'forbidden' as const, message: '' }
            : review;
        return { state: inWordsOfTheUser(state, request), items: [] };
      },
    };
  }

  async #review<T extends StoredObject>(
    { cluster, kind, namespace }: StoreReadRequest<T>,
    token: string,
    owner: string,
  ): Promise<KubernetesAccessResult> {
    const { group, plural, namespaced } = kind.resource;
    const request = {
      cluster,
      resource: { group, plural },
      verb: 'list',
      namespace: namespaced ? namespace : undefined,
    };
    const key = JSON.stringify([
      owner,
      cluster,
      group,
      plural,
      request.namespace,
    ]);
    return this.#reviews.forceFetch(key, { context: { request, token } });
  }
}

function keyOf<T extends StoredObject>(
  owner: string,
  { cluster, kind, namespace, name, labels }: StoreReadRequest<T>,
): string {
  const { group, version, plural } = kind.resource;
  return JSON.stringify([
    owner,
    cluster,
    [group, version, plural, kind.labelSelector],
    [namespace, name, labels?.text],
  ]);
}
