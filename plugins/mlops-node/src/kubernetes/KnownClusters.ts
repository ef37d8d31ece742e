import { type Clock, delay } from './Clock';
import type { ClusterListResult, KubernetesCluster } from './KubernetesGateway';

/** @internal */
export interface KnownClustersOptions {
  readonly read: () => Promise<ClusterListResult>;
  readonly clock: Clock;
}

interface Known {
  readonly clusters: readonly KubernetesCluster[];
  /** Of the monotonic clock. */
  readonly at: number;
  /** As ISO 8601. */
  readonly asOf: string;
}

const FRESH_MS = 10_000;
/** After which it is tried again, once it failed. */
const RETRY_MS = 5_000;
/** How long somebody waits for news who could do with what is known. */
const PATIENCE_MS = 1_000;
/** Older ones may have been taken out of the configuration for a reason. */
const OLDEST_MS = 60 * 60_000;

/**
 * The clusters of the Kubernetes plugin, read once for all who ask within
 * seconds. While the plugin cannot be reached they are the last known ones, for
 * an hour, and the result says so.
 *
 * @internal
 */
export class KnownClusters {
  readonly #options: KnownClustersOptions;
  #known: Known | undefined;
  #failed: { readonly at: number; readonly message: string } | undefined;
  #reading: Promise<ClusterListResult> | undefined;

  constructor(options: KnownClustersOptions) {
    this.#options = options;
  }

  async list(): Promise<ClusterListResult> {
    const known = this.#known;
    const age = known ? this.#ageOf(known) : Infinity;
    if (known && age < FRESH_MS) {
      return { status: 'ok', clusters: known.clusters };
    }
    if (known && age < OLDEST_MS) {
      return this.#listOr(known);
    }
    this.#reading ??= this.#read();
    return this.#reading;
  }

  async #listOr(known: Known): Promise<ClusterListResult> {
    if (this.#failed && this.#ageOf(this.#failed) < RETRY_MS) {
      return asStale(known, this.#failed.message);
    }
    this.#reading ??= this.#read();
    const result = await this.#soon(this.#reading);
    if (result === undefined) {
      return asStale(known, 'The Kubernetes plugin does not answer.');
    }
    return result.status === 'unreachable'
      ? asStale(known, result.message)
      : result;
  }

  async #read(): Promise<ClusterListResult> {
    const { read, clock } = this.#options;
    try {
      const result = await read();
      const at = clock.monotonic();
      if (result.status === 'ok') {
        const asOf = new Date(clock.now()).toISOString();
        this.#known = { clusters: result.clusters, at, asOf };
        this.#failed = undefined;
      } else if (result.status === 'unreachable') {
        this.#failed = { at, message: result.message };
      } else {
        // An answer: there are none, or they are nobody's business any more.
        this.#known = undefined;
      }
      return result;
    } finally {
      this.#reading = undefined;
    }
  }

  async #soon<T>(work: Promise<T>): Promise<T | undefined> {
    const over = new AbortController();
    const late = delay(this.#options.clock, PATIENCE_MS, over.signal);
    try {
      return await Promise.race([work, late.then(() => undefined)]);
    } finally {
      over.abort();
    }
  }

  #ageOf({ at }: { readonly at: number }): number {
    return this.#options.clock.monotonic() - at;
  }
}

function asStale({ clusters, asOf }: Known, why: string): ClusterListResult {
  const message = `${why} The clusters are those that it had when it last answered.`;
  return { status: 'ok', clusters, stale: { asOf, message } };
}
