import type { KubernetesResource } from '@mlops-portal/backstage-plugin-mlops-common';
import { type Clock, delay } from './Clock';
import type { ClusterBackoff } from './ClusterBackoff';
import type { KubernetesFailure, KubernetesGateway } from './KubernetesGateway';
import type { KubernetesExpired } from './KubernetesRequests';
import type { ObjectStore } from './ObjectStore';
import { ReflectorHealth } from './ReflectorHealth';
import type { SourceState } from './SourceState';
import type { StoredObject, WatchedKind } from './WatchedKind';
import { isOlder } from './compareVersions';

/** @internal */
export interface ReflectorOptions<T extends StoredObject> {
  readonly gateway: Pick<KubernetesGateway, 'listPage' | 'watch'>;
  readonly cluster: string;
  readonly kind: WatchedKind<T>;
  readonly store: ObjectStore<T>;
  readonly backoff: ClusterBackoff;
  readonly clock: Clock;
  readonly random: () => number;
}

type Outcome = 'ok' | 'hasty' | 'ended' | KubernetesExpired | KubernetesFailure;

const PAGE_SIZE = 500;
/** After which a watch that tells nothing is doubted. */
const QUIET_MS = 15_000;
/** After which what a cluster lacks or refuses is tried again. */
const PROBE_MS = 60_000;
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
  readonly #stopping = new AbortController();
  readonly #resources: readonly KubernetesResource[];
  #resource = 0;
  /** Where the next watch begins; absent when a list is needed first. */
  #version: string | undefined;
  /** Whether the cluster is asked for a sign of life before the next watch. */
  #doubtful = false;
  /** Whether a refusal is of the watch alone. */
  #mayList = false;
  #expirations = 0;
  #heardAt = 0;

  private constructor(options: ReflectorOptions<T>) {
    this.#options = options;
    this.#health = new ReflectorHealth(options.clock, options.cluster);
    this.#resources = [options.kind.resource, ...(options.kind.older ?? [])];
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
      const wait = signal.aborted ? 0 : this.#waitAfter(outcome);
      if (wait > 0) {
        await delay(this.#options.clock, wait, signal);
      }
    }
  }

  stop() {
    this.#stopping.abort();
  }

  async #step(): Promise<Outcome> {
    try {
      if (this.#version === undefined) {
        return await this.#list();
      }
      const alive = this.#doubtful ? await this.#probe() : 'ok';
      if (alive !== 'ok') {
        return alive;
      }
      const watched = await this.#watch(this.#version);
      if (isRefusal(watched)) {
        // It may still let list what it does not let watch.
        const listed = await this.#probe();
        this.#mayList = listed === 'ok';
        return listed === 'ok' ? watched : listed;
      }
      return watched;
    } catch {
      // A gateway does not throw; one that does is not to end this.
      return {
        status: 'unreachable',
        message: `Cluster "${this.#options.cluster}" could not be read.`,
      };
    }
  }

  async #list(): Promise<Outcome> {
    const { store } = this.#options;
    const replacement = store.replace();
    let place: string | undefined;
    do {
      const page = await this.#page(PAGE_SIZE, place);
      if (this.#stopping.signal.aborted) {
        return 'ended';
      }
      if (page.status === 'not-installed' && this.#tryOlder()) {
        return this.#list();
      }
      if (page.status !== 'ok') {
        return page;
      }
      page.items.forEach(object => replacement.add(object));
      this.#health.progress();
      place = page.continue;
      this.#version = place ? undefined : page.resourceVersion ?? '';
    } while (place);
    replacement.finish();
    this.#expirations = 0;
    this.#alive();
    return 'ok';
  }

  async #probe(): Promise<Outcome> {
    const page = await this.#page(1);
    if (page.status !== 'ok') {
      return page;
    }
    this.#alive();
    return 'ok';
  }

  #page(limit: number, place?: string) {
    const { gateway, cluster, kind } = this.#options;
    return gateway.listPage(
      {
        cluster,
        resource: this.#resources[this.#resource],
        labelSelector: kind.labelSelector,
        managedFields: kind.managedFields,
        limit,
        continue: place,
      },
      { signal: this.#stopping.signal },
    );
  }

  async #watch(from: string): Promise<Outcome> {
    const { gateway, cluster, kind, store, clock } = this.#options;
    const begun = clock.monotonic();
    const ending = new AbortController();
    const signal = AbortSignal.any([this.#stopping.signal, ending.signal]);
    let events = 0;
    let trouble: Outcome = 'ok';
    this.#heardAt = begun;
    void this.#askWhenQuiet(signal, failure => {
      trouble = failure;
      ending.abort();
    });
    try {
      for await (const event of gateway.watch(
        {
          cluster,
          resource: this.#resources[this.#resource],
          labelSelector: kind.labelSelector,
          resourceVersion: from || undefined,
        },
        { signal },
      )) {
        if (signal.aborted) {
          break;
        }
        this.#heardAt = clock.monotonic();
        if (event.type === 'ERROR') {
          return event.error;
        }
        events += 1;
        if (event.type !== 'BOOKMARK') {
          store.apply(event.type, event.object);
          this.#health.event();
        }
        this.#proceed(event.object.metadata?.resourceVersion);
        this.#alive();
      }
    } finally {
      ending.abort();
    }
    if (trouble !== 'ok') {
      return trouble;
    }
    const lasted = clock.monotonic() - begun;
    if (lasted >= SHORTEST_WATCH_MS) {
      return 'ok';
    }
    return events > 0
      ? 'hasty'
      : {
          status: 'unreachable',
          message: `Cluster "${cluster}" ends watches at once.`,
        };
  }

  /**
   * The proxy does not tell when a cluster breaks a watch off: to a reader it
   * is quiet. So a quiet cluster is asked whether it is still there.
   */
  async #askWhenQuiet(
    signal: AbortSignal,
    onTrouble: (failure: KubernetesFailure) => void,
  ) {
    const { clock } = this.#options;
    while (!signal.aborted) {
      await delay(clock, QUIET_MS, signal);
      if (!signal.aborted && clock.monotonic() - this.#heardAt >= QUIET_MS) {
        const page = await this.#page(1);
        if (
          !signal.aborted &&
          page.status !== 'ok' &&
          page.status !== 'expired'
        ) {
          onTrouble(page);
        }
      }
    }
  }

  #proceed(version: unknown) {
    if (
      typeof version === 'string' &&
      version !== '' &&
      !isOlder(version, this.#version ?? '')
    ) {
      this.#version = version;
    }
  }

  #alive() {
    this.#doubtful = false;
    this.#options.backoff.succeeded();
    this.#health.alive();
  }

  /** Takes note of what came of it, and says how long to wait. */
  #waitAfter(outcome: Outcome): number {
    const { store, backoff, random } = this.#options;
    if (outcome === 'ok' || outcome === 'ended') {
      return 0;
    }
    if (outcome === 'hasty') {
      return backoff.failed();
    }
    this.#health.failed(outcome);
    if (outcome.status === 'expired') {
      this.#version = undefined;
      this.#expirations += 1;
      return this.#expirations > 1 ? backoff.failed() : 0;
    }
    if (outcome.status === 'unreachable') {
      this.#doubtful = true;
      return Math.max(
        backoff.failed(),
        (outcome.retryAfterMs ?? 0) * (1 + random() / 10),
      );
    }
    this.#version = undefined;
    this.#resource = 0;
    if (!this.#mayList) {
      // Who may no longer read has nothing to show.
      this.#health.lost();
      store.clear();
    }
    this.#mayList = false;
    return PROBE_MS * (0.9 + random() / 5);
  }

  #tryOlder(): boolean {
    if (this.#resource + 1 < this.#resources.length) {
      this.#resource += 1;
      return true;
    }
    return false;
  }
}

function isRefusal(outcome: Outcome): boolean {
  return typeof outcome !== 'string' && outcome.status === 'forbidden';
}
