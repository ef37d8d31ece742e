import {
  type KubernetesObject,
  type LabelSelector,
  matchesLabels,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { LabelIndex } from './LabelIndex';
import { StoredNamespace, type StoredEntry } from './StoredNamespace';
import type { StoredObject, WatchedKind } from './WatchedKind';
import { isOlder } from './compareVersions';
import { type ObjectIdentity, identify } from './identify';

type KeptKind<T extends StoredObject> = Pick<
  WatchedKind<T>,
  'parse' | 'indexedLabels' | 'keep'
>;

const MOST_TOMBSTONES = 10_000;
const NOTHING: readonly never[] = [];

/**
 * The objects of one kind of one cluster, as far as they are shown. What is
 * read is the same array until something in it changes.
 *
 * @public
 */
export class ObjectStore<T extends StoredObject> {
  readonly #kind: KeptKind<T>;
  readonly #namespaces = new Map<string, StoredNamespace<T>>();
  readonly #labels: LabelIndex<T>;
  /** The versions at which objects went away, for events that come late. */
  readonly #tombstones = new Map<string, string>();
  #revision = 0;
  #size = 0;
  #all: readonly T[] | undefined;

  private constructor(kind: KeptKind<T>) {
    this.#kind = kind;
    this.#labels = new LabelIndex(kind.indexedLabels ?? []);
  }

  static create<T extends StoredObject>(
    kind: Pick<WatchedKind<T>, 'parse' | 'indexedLabels' | 'keep'>,
  ): ObjectStore<T> {
    return new ObjectStore(kind);
  }

  get size(): number {
    return this.#size;
  }

  /** Goes up with each change, in the namespace or at all. */
  revision(namespace?: string): number {
    return namespace === undefined
      ? this.#revision
      : this.#namespaces.get(namespace)?.revision ?? 0;
  }

  /** By name. */
  inNamespace(namespace: string): readonly T[] {
    return this.#namespaces.get(namespace)?.objects() ?? NOTHING;
  }

  get(namespace: string, name: string): T | undefined {
    return this.#namespaces.get(namespace)?.get(name)?.object;
  }

  /** By namespace and name. */
  all(): readonly T[] {
    this.#all ??= [...this.#namespaces.keys()]
      .sort()
      .flatMap(namespace => this.inNamespace(namespace));
    return this.#all;
  }

  withLabels(selector: LabelSelector): readonly T[] {
    const candidates = this.#labels.candidates(selector) ?? this.all();
    return candidates.filter(({ labels }) => matchesLabels(selector, labels));
  }

  /** What a watch tells; false when it is no news. */
  apply(
    type: 'ADDED' | 'MODIFIED' | 'DELETED',
    object: KubernetesObject,
  ): boolean {
    const identity = identify(object);
    if (!identity || this.#isLate(type, identity)) {
      return false;
    }
    if (type === 'DELETED' || this.#isUnwanted(object)) {
      this.#bury(identity);
      return this.#remove(identity.namespace, identity.name);
    }
    this.#tombstones.delete(keyOf(identity));
    this.#put(identity, this.#kind.parse(object));
    return true;
  }

  /**
   * What a fresh list says, page by page; `finish` drops what it did not
   * name. Objects that did not change stay the ones they were.
   */
  replace(): { add(object: KubernetesObject): void; finish(): void } {
    const seen = new Map<string, Set<string>>();
    return {
      add: object => {
        const identity = identify(object);
        if (!identity || this.#isUnwanted(object)) {
          return;
        }
        const { namespace, name, uid, resourceVersion } = identity;
        const names = seen.get(namespace) ?? new Set();
        seen.set(namespace, names.add(name));
        const known = this.#namespaces.get(namespace)?.get(name);
        if (
          known === undefined ||
          resourceVersion === '' ||
          known.uid !== uid ||
          known.resourceVersion !== resourceVersion
        ) {
          this.#put(identity, this.#kind.parse(object));
        }
      },
      finish: () => {
        this.#tombstones.clear();
        for (const [namespace, stored] of [...this.#namespaces]) {
          const names = seen.get(namespace);
          for (const name of stored.names().filter(one => !names?.has(one))) {
            this.#remove(namespace, name);
          }
        }
      },
    };
  }

  clear() {
    this.replace().finish();
  }

  #isUnwanted(object: KubernetesObject): boolean {
    return this.#kind.keep?.(object) === false;
  }

  #isLate(type: string, identity: ObjectIdentity): boolean {
    const { namespace, name, uid, resourceVersion } = identity;
    const known = this.#namespaces.get(namespace)?.get(name);
    if (known) {
      const another = type === 'DELETED' && known.uid !== uid;
      const same =
        type !== 'DELETED' &&
        known.uid === uid &&
        resourceVersion !== '' &&
        known.resourceVersion === resourceVersion;
      return another || same || isOlder(resourceVersion, known.resourceVersion);
    }
    const buried = this.#tombstones.get(keyOf(identity));
    return buried !== undefined && isOlder(resourceVersion, buried);
  }

  #bury(identity: ObjectIdentity) {
    const key = keyOf(identity);
    this.#tombstones.delete(key);
    this.#tombstones.set(key, identity.resourceVersion);
    if (this.#tombstones.size > MOST_TOMBSTONES) {
      const [oldest] = this.#tombstones.keys();
      this.#tombstones.delete(oldest);
    }
  }

  #put({ namespace, name, ...version }: ObjectIdentity, object: T) {
    const entry: StoredEntry<T> = { ...version, object };
    let stored = this.#namespaces.get(namespace);
    if (!stored) {
      stored = new StoredNamespace();
      this.#namespaces.set(namespace, stored);
    }
    const before = stored.get(name);
    if (before) {
      this.#labels.remove(before.object);
    } else {
      this.#size += 1;
    }
    this.#labels.add(object);
    this.#revision += 1;
    stored.put(name, entry, this.#revision);
    this.#all = undefined;
  }

  #remove(namespace: string, name: string): boolean {
    const stored = this.#namespaces.get(namespace);
    const before = stored?.get(name);
    if (!stored || !before) {
      return false;
    }
    this.#labels.remove(before.object);
    this.#size -= 1;
    this.#revision += 1;
    // An empty one stays, and with it its revision.
    stored.remove(name, this.#revision);
    this.#all = undefined;
    return true;
  }
}

function keyOf({ namespace, name }: ObjectIdentity): string {
  return `${namespace}/${name}`;
}
