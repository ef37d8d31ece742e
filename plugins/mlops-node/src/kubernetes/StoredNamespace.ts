/** @internal */
export interface StoredEntry<T> {
  readonly uid: string;
  readonly resourceVersion: string;
  readonly object: T;
}

/** The objects of one namespace, in the order of their names. @internal */
export class StoredNamespace<T> {
  readonly #entries = new Map<string, StoredEntry<T>>();
  #names: readonly string[] | undefined;
  #objects: readonly T[] | undefined;
  #revision = 0;

  get revision(): number {
    return this.#revision;
  }

  get(name: string): StoredEntry<T> | undefined {
    return this.#entries.get(name);
  }

  names(): readonly string[] {
    // Sorted once for many reads, because names change less often than objects.
    this.#names ??= [...this.#entries.keys()].sort();
    return this.#names;
  }

  objects(): readonly T[] {
    this.#objects ??= this.names().flatMap(
      name => this.#entries.get(name)?.object ?? [],
    );
    return this.#objects;
  }

  put(name: string, entry: StoredEntry<T>, revision: number) {
    if (!this.#entries.has(name)) {
      this.#names = undefined;
    }
    this.#entries.set(name, entry);
    this.#changed(revision);
  }

  remove(name: string, revision: number) {
    this.#entries.delete(name);
    this.#names = undefined;
    this.#changed(revision);
  }

  #changed(revision: number) {
    this.#objects = undefined;
    this.#revision = revision;
  }
}
