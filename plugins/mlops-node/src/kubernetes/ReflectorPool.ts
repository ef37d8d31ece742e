import { type Clock, delay, systemClock } from './Clock';
import { ClusterBackoff } from './ClusterBackoff';
import type {
  KubernetesGateway,
  KubernetesRequestOptions,
} from './KubernetesGateway';
import type {
  KubernetesStore,
  StoreReadRequest,
  StoreReadResult,
  StoreReport,
} from './KubernetesStore';
import type { StoredObject, WatchedKind } from './WatchedKind';
import { WatchedSource } from './WatchedSource';
import { listObjects } from './listObjects';
import { isShared } from './sharedLane';

/** @public */
export interface ReflectorPoolOptions {
  readonly gateway: KubernetesGateway;
  readonly clock?: Clock;
  /** Between 0 and 1. */
  readonly random?: () => number;
}

const IDLE_MS = 10 * 60_000;

/**
 * One reflector for each kind of each cluster that somebody looks at, whoever
 * and however many they are. It begins with the first look and ends ten
 * minutes after the last.
 *
 * @public
 */
export class ReflectorPool implements KubernetesStore {
  readonly #gateway: KubernetesGateway;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #sources = new Map<string, WatchedSource>();
  readonly #backoffs = new Map<string, ClusterBackoff>();
  readonly #stopping = new AbortController();

  private constructor(options: ReflectorPoolOptions) {
    this.#gateway = options.gateway;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
  }

  static create(options: ReflectorPoolOptions): ReflectorPool {
    return new ReflectorPool(options);
  }

  async read<T extends StoredObject>(
    request: StoreReadRequest<T>,
    options: KubernetesRequestOptions = {},
  ): Promise<StoreReadResult<T>> {
    options.signal?.throwIfAborted();
    const { cluster, kind } = request;
    if (this.#stopping.signal.aborted || !(await this.watches(cluster))) {
      return listObjects(this.#gateway, request, options);
    }
    const source = this.#source(cluster, kind);
    await source.ready(options.signal);
    options.signal?.throwIfAborted();
    return source.read(request);
  }

  async watches(cluster: string): Promise<boolean> {
    const result = await this.#gateway.listClusters();
    return result.status === 'ok'
      ? result.clusters.some(one => one.name === cluster && isShared(one))
      : [...this.#sources.values()].some(source => source.cluster === cluster);
  }

  reports(): readonly StoreReport[] {
    return [...this.#sources.values()].map(source => source.report());
  }

  /** Ends all watches. What is read afterwards is listed. */
  stop() {
    this.#stopping.abort();
    this.#sources.forEach(source => source.stop());
    this.#sources.clear();
  }

  #source<T extends StoredObject>(
    cluster: string,
    kind: WatchedKind<T>,
  ): WatchedSource<T> {
    const { group, plural } = kind.resource;
    const key = JSON.stringify([cluster, group, plural, kind.labelSelector]);
    const known = this.#sources.get(key);
    if (known) {
      // The key stands for the kind, and so for what is kept of it.
      return known as WatchedSource<T>;
    }
    const source = WatchedSource.start({
      gateway: this.#gateway,
      cluster,
      kind,
      backoff: this.#backoff(cluster),
      clock: this.#clock,
      random: this.#random,
    });
    this.#sources.set(key, source as unknown as WatchedSource);
    void this.#stopWhenIdle(key, source);
    return source;
  }

  #backoff(cluster: string): ClusterBackoff {
    let backoff = this.#backoffs.get(cluster);
    if (!backoff) {
      backoff = new ClusterBackoff(this.#clock, this.#random);
      this.#backoffs.set(cluster, backoff);
    }
    return backoff;
  }

  async #stopWhenIdle<T extends StoredObject>(
    key: string,
    source: WatchedSource<T>,
  ) {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const left = source.lastReadAt + IDLE_MS - this.#clock.monotonic();
      if (left <= 0) {
        this.#sources.delete(key);
        source.stop();
        return;
      }
      await delay(this.#clock, left, signal);
    }
  }
}
