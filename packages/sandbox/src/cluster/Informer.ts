import { KubernetesClient, KubernetesObject, ResourceRef } from '../kubernetes';
import { played } from './recorded';
import { pause } from './time';

type Listener = (object: KubernetesObject) => void;

const keyOf = (name: string, namespace = '') => `${namespace}/${name}`;

/** A live copy of all objects of one kind, but recorded ones, kept by list and watch, that tells of each change. */
export class Informer {
  readonly #objects = new Map<string, KubernetesObject>();
  readonly #listeners: Listener[] = [];
  readonly #client: KubernetesClient;
  readonly #ref: ResourceRef;
  #markSynced: () => void = () => {};
  /** Resolves after the first answer, even if it is a refusal: a kind that is not installed has no objects. */
  readonly synced: Promise<void>;

  private constructor(client: KubernetesClient, ref: ResourceRef) {
    this.#client = client;
    this.#ref = ref;
    this.synced = new Promise(resolve => {
      this.#markSynced = resolve;
    });
  }

  static create(client: KubernetesClient, ref: ResourceRef) {
    return new Informer(client, ref);
  }

  onChange(listener: Listener) {
    this.#listeners.push(listener);
  }

  get(name: string, namespace?: string): KubernetesObject | undefined {
    return this.#objects.get(keyOf(name, namespace));
  }

  list(namespace?: string): KubernetesObject[] {
    const all = [...this.#objects.values()];
    return namespace === undefined
      ? all
      : all.filter(object => object.metadata.namespace === namespace);
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // A kind may be installed later, and a server may come back.
      const wait = await this.#listAndWatch(signal).then(
        () => 50,
        () => 1000,
      );
      this.#markSynced();
      await pause(wait, signal);
    }
  }

  async #listAndWatch(signal: AbortSignal) {
    const { items, resourceVersion } = await this.#client.list(this.#ref, {
      labelSelector: played,
    });
    this.#replace(items);
    this.#markSynced();
    for await (const { type, object } of this.#client.watch(this.#ref, {
      labelSelector: played,
      resourceVersion,
      signal,
    })) {
      if (type === 'ERROR') {
        return;
      }
      if (type !== 'BOOKMARK') {
        this.#apply(object, type === 'DELETED');
      }
    }
  }

  #replace(items: readonly KubernetesObject[]) {
    const present = new Set(
      items.map(({ metadata }) => keyOf(metadata.name, metadata.namespace)),
    );
    for (const [key, object] of this.#objects) {
      if (!present.has(key)) {
        this.#apply(object, true);
      }
    }
    for (const item of items) {
      this.#apply(item, false);
    }
  }

  #apply(object: KubernetesObject, deleted: boolean) {
    const key = keyOf(object.metadata.name, object.metadata.namespace);
    if (deleted) {
      this.#objects.delete(key);
    } else {
      this.#objects.set(key, object);
    }
    for (const listener of this.#listeners) {
      listener(object);
    }
  }
}
