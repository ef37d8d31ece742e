import { type Clock, delay } from './Clock';
import type {
  StoreReadRequest,
  StoreReadResult,
  StoreReport,
} from './KubernetesStore';
import { ObjectStore } from './ObjectStore';
import { Reflector, type ReflectorOptions } from './Reflector';
import type { StoredObject } from './WatchedKind';

type Options<T extends StoredObject> = Omit<ReflectorOptions<T>, 'store'>;

/** How long somebody waits for the first answer of a cluster. */
const PATIENCE_MS = 3_000;
/** And when a long list is already on its way. */
const PATIENCE_WITH_LISTS_MS = 15_000;

/** A store, and the reflector that keeps it up to date. @internal */
export class WatchedSource<T extends StoredObject = StoredObject> {
  readonly cluster: string;
  readonly #options: Options<T>;
  readonly #store: ObjectStore<T>;
  readonly #reflector: Reflector<T>;
  readonly #clock: Clock;
  #known = false;
  #firstWait: Promise<void> | undefined;
  #lastReadAt: number;

  private constructor(options: Options<T>) {
    this.cluster = options.cluster;
    this.#options = options;
    this.#clock = options.clock;
    this.#store = ObjectStore.create(options.kind);
    this.#reflector = Reflector.create({ ...options, store: this.#store });
    this.#lastReadAt = options.clock.monotonic();
  }

  static start<T extends StoredObject>(options: Options<T>): WatchedSource<T> {
    const source = new WatchedSource(options);
    void source.#reflector.run();
    return source;
  }

  get lastReadAt(): number {
    return this.#lastReadAt;
  }

  /**
   * Waits for the first answer of the cluster, but nobody waits for long, and
   * later readers not for what the first one waited for in vain.
   */
  async ready(signal?: AbortSignal): Promise<void> {
    this.#lastReadAt = this.#clock.monotonic();
    if (this.#known) {
      return;
    }
    this.#firstWait ??= this.#waitForFirst();
    await (signal
      ? Promise.race([this.#firstWait, aborted(signal)])
      : this.#firstWait);
  }

  read(request: StoreReadRequest<T>): StoreReadResult<T> {
    const { state } = this.#reflector;
    return state.status === 'live' || state.status === 'stale'
      ? { state, items: this.#select(request) }
      : { state, items: [] };
  }

  report(): StoreReport {
    const { cluster, kind } = this.#options;
    const { group, plural } = kind.resource;
    const { state, lastEventAt, lastError, restarts } = this.#reflector.health;
    return {
      cluster,
      resource: group === '' ? plural : `${plural}.${group}`,
      labelSelector: kind.labelSelector,
      state,
      objects: this.#store.size,
      lastEventAt,
      lastError,
      restarts,
    };
  }

  stop() {
    this.#reflector.stop();
  }

  #select({ namespace, name, labels }: StoreReadRequest<T>): readonly T[] {
    if (name !== undefined) {
      const object = this.#store.get(namespace ?? '', name);
      return object ? [object] : [];
    }
    if (labels) {
      const found = this.#store.withLabels(labels);
      return namespace === undefined
        ? found
        : found.filter(object => object.namespace === namespace);
    }
    return namespace === undefined
      ? this.#store.all()
      : this.#store.inNamespace(namespace);
  }

  async #waitForFirst(): Promise<void> {
    const { health } = this.#reflector;
    const over = new AbortController();
    const known = health.known.then(() => over.abort());
    await Promise.race([known, delay(this.#clock, PATIENCE_MS, over.signal)]);
    if (!over.signal.aborted && health.progressing) {
      const rest = PATIENCE_WITH_LISTS_MS - PATIENCE_MS;
      await Promise.race([known, delay(this.#clock, rest, over.signal)]);
    }
    this.#known = true;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
