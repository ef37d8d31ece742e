import { type Clock, delay } from './Clock';
import type { ClusterBackoff } from './ClusterBackoff';
import type { KubernetesGateway } from './KubernetesGateway';
import type {
  KubernetesPageRequest,
  KubernetesWatchEvent,
} from './KubernetesRequests';
import type { ObjectStore } from './ObjectStore';
import { ReflectorHealth } from './ReflectorHealth';
import { OK, type ReflectorOutcome } from './ReflectorOutcome';
import { ReflectorProgress } from './ReflectorProgress';
import type { SourceState } from './SourceState';
import type { StoredObject, WatchedKind } from './WatchedKind';
import { inSteps } from './inSteps';

/** @internal */
export interface ReflectorOptions<T extends StoredObject> {
  readonly gateway: Pick<KubernetesGateway, 'listPage' | 'listPages' | 'watch'>;
  readonly cluster: string;
  readonly kind: WatchedKind<T>;
  readonly store: ObjectStore<T>;
  readonly backoff: ClusterBackoff;
  readonly clock: Clock;
  readonly random: () => number;
}

const PAGE_SIZE = 500;
/** Watches that end sooner are not begun again at once. */
const SHORTEST_WATCH_MS = 1_000;

/**
 * Keeps a store like one kind of one cluster: a list, then a watch from where
 * the list ended, again and again. It never gives up.
 *
 * @internal
 */
export class Reflector<T extends StoredObject> {
  readonly #options: ReflectorOptions<T>;
  readonly #health: ReflectorHealth;
  readonly #progress: ReflectorProgress;
  readonly #stopping = new AbortController();

  private constructor(options: ReflectorOptions<T>) {
    const { clock, cluster, kind, store } = options;
    this.#options = options;
    this.#health = new ReflectorHealth(clock, cluster);
    this.#progress = new ReflectorProgress({
      ...options,
      resources: [kind.resource, ...(kind.older ?? [])],
      health: this.#health,
      onLost: () => store.clear(),
    });
  }

  static create<T extends StoredObject>(
    options: ReflectorOptions<T>,
  ): Reflector<T> {
    return new Reflector(options);
  }

  get health(): ReflectorHealth {
    return this.#health;
  }

  get state(): SourceState {
    return this.#health.state;
  }

  /** Resolves when it was stopped. */
  async run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const outcome = await this.#step();
      const wait = signal.aborted ? 0 : this.#progress.waitAfter(outcome);
      if (wait > 0) {
        await delay(this.#options.clock, wait, signal);
      }
    }
  }

  stop() {
    this.#stopping.abort();
  }

  async #step(): Promise<ReflectorOutcome> {
    const { version, doubtful } = this.#progress;
    try {
      if (version === undefined) {
        return await this.#list();
      }
      const alive = doubtful ? await this.#probe() : OK;
      return alive.status === 'ok' ? await this.#follow(version) : alive;
    } catch {
      // A gateway does not throw; one that does is not to end this.
      return {
        status: 'unreachable',
        message: `Cluster "${this.#options.cluster}" could not be read.`,
      };
    }
  }

  async #list(): Promise<ReflectorOutcome> {
    const { gateway, store } = this.#options;
    const { signal } = this.#stopping;
    const replacement = store.replace();
    let version: string | undefined;
    for await (const page of gateway.listPages(this.#pageRequest(PAGE_SIZE), {
      signal,
    })) {
      if (page.status === 'not-installed' && this.#progress.tryOlder()) {
        return this.#list();
      }
      if (page.status !== 'ok') {
        return page;
      }
      await inSteps(page.items, object => replacement.add(object));
      this.#health.progress();
      version = page.resourceVersion;
    }
    if (!signal.aborted) {
      replacement.finish();
      this.#progress.listed(version);
    }
    return OK;
  }

  /** Asks for a sign of life. */
  async #probe(): Promise<ReflectorOutcome> {
    const page = await this.#options.gateway.listPage(this.#pageRequest(1), {
      signal: this.#stopping.signal,
    });
    if (page.status !== 'ok') {
      return page;
    }
    this.#progress.answered();
    return OK;
  }

  #pageRequest(limit: number): KubernetesPageRequest {
    const { cluster, kind } = this.#options;
    const { labelSelector, managedFields } = kind;
    const { resource } = this.#progress;
    return { cluster, resource, labelSelector, managedFields, limit };
  }

  async #follow(version: string): Promise<ReflectorOutcome> {
    const watched = await this.#watch(version);
    if (watched.status !== 'forbidden') {
      return watched;
    }
    // It may still let list what it does not let watch.
    const listed = await this.#probe();
    const { message } = watched;
    return listed.status === 'ok'
      ? { status: 'watch-refused', message }
      : listed;
  }

  async #watch(version: string): Promise<ReflectorOutcome> {
    const { gateway, cluster, kind, clock } = this.#options;
    const { signal } = this.#stopping;
    const begun = clock.monotonic();
    let events = 0;
    for await (const event of gateway.watch(
      {
        cluster,
        resource: this.#progress.resource,
        labelSelector: kind.labelSelector,
        resourceVersion: version || undefined,
      },
      { signal },
    )) {
      if (signal.aborted) {
        return OK;
      }
      if (event.type === 'ERROR') {
        return event.error;
      }
      events += 1;
      this.#apply(event);
    }
    if (clock.monotonic() - begun >= SHORTEST_WATCH_MS) {
      this.#progress.alive();
      return OK;
    }
    return events > 0
      ? { status: 'hasty' }
      : {
          status: 'unreachable',
          message: `Cluster "${cluster}" ends watches at once.`,
        };
  }

  #apply(event: Exclude<KubernetesWatchEvent, { type: 'ERROR' }>) {
    if (event.type !== 'BOOKMARK') {
      this.#options.store.apply(event.type, event.object);
      this.#health.event();
    }
    this.#progress.proceeded(event.object.metadata?.resourceVersion);
  }
}
