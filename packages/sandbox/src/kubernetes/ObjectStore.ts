import { KubernetesObject } from './KubernetesObject';

/** A change, as the history keeps it. `previous` lets a watch with a selector tell leaving from changing. */
export interface StoreEvent {
  readonly revision: number;
  readonly table: string;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: KubernetesObject;
  readonly previous?: KubernetesObject;
}

type Listener = (event: StoreEvent) => void;

interface Table {
  readonly objects: Map<string, KubernetesObject>;
  readonly namespaces: Map<string, Map<string, KubernetesObject>>;
  /** Sorted lists by namespace, all under `''`; dropped at each change and never mutated, so they serve as snapshots. */
  readonly sorted: Map<string, readonly KubernetesObject[]>;
}

const keyOf = (object: KubernetesObject) =>
  `${object.metadata.namespace ?? ''}/${object.metadata.name}`;

function sortByKey(objects: Iterable<KubernetesObject>) {
  return [...objects]
    .map(object => ({ key: keyOf(object), object }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(entry => entry.object);
}

/**
 * Objects in memory, by kind and namespace, with the history that watches replay.
 * Stored objects are never mutated: each change puts a new one.
 */
export class ObjectStore {
  readonly #tables = new Map<string, Table>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #dependents = new Map<string, Map<string, KubernetesObject>>();
  readonly #historyLimit: number;
  #history: StoreEvent[] = [];
  #revision: number;
  #oldestRevision: number;

  private constructor(historyLimit: number, firstRevision: number) {
    this.#historyLimit = historyLimit;
    this.#revision = firstRevision;
    this.#oldestRevision = firstRevision;
  }

  /** Revisions start at the clock's time, so that those of an earlier process count as expired instead of as future. */
  static create(options?: { historyLimit?: number; firstRevision?: number }) {
    return new ObjectStore(
      options?.historyLimit ?? 10_000,
      options?.firstRevision ?? Date.now(),
    );
  }

  get revision(): number {
    return this.#revision;
  }

  get tables(): readonly string[] {
    return [...this.#tables.keys()];
  }

  get(table: string, name: string, namespace = '') {
    return this.#tables.get(table)?.objects.get(`${namespace}/${name}`);
  }

  /** All objects of a table, or those of one namespace, in the order of their keys. */
  list(table: string, namespace = ''): readonly KubernetesObject[] {
    const entry = this.#tables.get(table);
    if (!entry) {
      return [];
    }
    let sorted = entry.sorted.get(namespace);
    if (!sorted) {
      const objects = namespace
        ? entry.namespaces.get(namespace)
        : entry.objects;
      sorted = sortByKey(objects?.values() ?? []);
      entry.sorted.set(namespace, sorted);
    }
    return sorted;
  }

  /** How many objects of any kind are in a namespace. */
  countIn(namespace: string): number {
    return [...this.#tables.values()].reduce(
      (sum, table) => sum + (table.namespaces.get(namespace)?.size ?? 0),
      0,
    );
  }

  /** Objects of any kind that name this owner. */
  dependentsOf(uid: string): { table: string; object: KubernetesObject }[] {
    return [...(this.#dependents.get(uid) ?? [])].map(([key, object]) => ({
      table: key.slice(0, key.indexOf(' ')),
      object,
    }));
  }

  put(table: string, object: KubernetesObject): KubernetesObject {
    const previous = this.get(
      table,
      object.metadata.name,
      object.metadata.namespace,
    );
    const stored = this.#stamp(object);
    this.#replace(table, previous, stored);
    this.#emit(table, previous ? 'MODIFIED' : 'ADDED', stored, previous);
    return stored;
  }

  remove(table: string, object: KubernetesObject): KubernetesObject {
    const previous = this.get(
      table,
      object.metadata.name,
      object.metadata.namespace,
    );
    const removed = this.#stamp(object);
    if (previous) {
      this.#replace(table, previous, undefined);
      this.#emit(table, 'DELETED', removed, previous);
    }
    return removed;
  }

  /** Changes of a table after a revision; undefined when the history no longer reaches so far back. */
  eventsAfter(table: string, revision: number): StoreEvent[] | undefined {
    if (revision < this.#oldestRevision) {
      return undefined;
    }
    let low = 0;
    let high = this.#history.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#history[middle].revision <= revision) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.#history.slice(low).filter(event => event.table === table);
  }

  /** Forgets the history; a watch can only go on from now. */
  compact() {
    this.#history = [];
    this.#oldestRevision = this.#revision;
  }

  subscribe(table: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(table) ?? new Set();
    this.#listeners.set(table, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  #stamp(object: KubernetesObject): KubernetesObject {
    this.#revision += 1;
    return {
      ...object,
      metadata: { ...object.metadata, resourceVersion: `${this.#revision}` },
    };
  }

  #replace(
    table: string,
    previous: KubernetesObject | undefined,
    next: KubernetesObject | undefined,
  ) {
    const entry: Table = this.#tables.get(table) ?? {
      objects: new Map(),
      namespaces: new Map(),
      sorted: new Map(),
    };
    this.#tables.set(table, entry);
    const { namespace = '', name } = (next ?? previous)!.metadata;
    const key = `${namespace}/${name}`;
    const members = entry.namespaces.get(namespace) ?? new Map();
    entry.namespaces.set(namespace, members);
    if (next) {
      entry.objects.set(key, next);
      members.set(name, next);
    } else {
      entry.objects.delete(key);
      members.delete(name);
    }
    entry.sorted.delete('');
    entry.sorted.delete(namespace);
    this.#indexOwners(`${table} ${key}`, previous, next);
  }

  #indexOwners(
    key: string,
    previous: KubernetesObject | undefined,
    next: KubernetesObject | undefined,
  ) {
    for (const owner of previous?.metadata.ownerReferences ?? []) {
      const dependents = this.#dependents.get(owner.uid);
      dependents?.delete(key);
      if (dependents?.size === 0) {
        this.#dependents.delete(owner.uid);
      }
    }
    for (const owner of next?.metadata.ownerReferences ?? []) {
      const dependents = this.#dependents.get(owner.uid) ?? new Map();
      this.#dependents.set(owner.uid, dependents);
      dependents.set(key, next!);
    }
  }

  #emit(
    table: string,
    type: StoreEvent['type'],
    object: KubernetesObject,
    previous?: KubernetesObject,
  ) {
    const event = { revision: this.#revision, table, type, object, previous };
    this.#history.push(event);
    // Trimming a half at a time keeps the cost of a change constant.
    if (this.#history.length > this.#historyLimit * 1.5) {
      const dropped = this.#history.length - this.#historyLimit;
      this.#oldestRevision = this.#history[dropped - 1].revision;
      this.#history = this.#history.slice(dropped);
    }
    for (const listener of [...(this.#listeners.get(table) ?? [])]) {
      listener(event);
    }
  }
}
