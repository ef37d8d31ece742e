import type {
  SourceState,
  StoredObject,
  WatchedKind,
} from '@mlops-portal/backstage-plugin-mlops-node';
import type { ClusterSearch, OwnedObject } from './ObjectSearch';

type Kind = WatchedKind<StoredObject>;

const byName = new WeakMap<
  readonly StoredObject[],
  ReadonlyMap<string, StoredObject>
>();

/** Objects of other kinds in a namespace. @internal */
export class RelatedObjects {
  readonly #lists: ReadonlyMap<Kind, readonly StoredObject[]>;

  /** What could not be read, or only as it was some time ago. */
  readonly troubles: readonly SourceState[];

  private constructor(
    lists: ReadonlyMap<Kind, readonly StoredObject[]>,
    troubles: readonly SourceState[],
  ) {
    this.#lists = lists;
    this.troubles = troubles;
  }

  /** Where nothing was looked for. */
  static readonly none = new RelatedObjects(new Map(), []);

  /** Reads what a search wants of a namespace. */
  static async read<T extends OwnedObject>(
    search: ClusterSearch<T>,
    namespace: string,
  ): Promise<RelatedObjects> {
    const { store, cluster, context, related = [] } = search;
    const lists = await Promise.all(
      related.map(async kind => {
        const { state, items } = await store.read(
          {
            cluster,
            kind,
            namespace: kind.resource.namespaced ? namespace : undefined,
          },
          context,
        );
        return { kind, state, items: readableOf(state.status, items) };
      }),
    );
    return new RelatedObjects(
      new Map(
        lists.flatMap(({ kind, items }) => (items ? [[kind, items]] : [])),
      ),
      lists
        .map(({ state }) => state)
        .filter(
          ({ status }) => status !== 'live' && status !== 'not-installed',
        ),
    );
  }

  /** All of a kind, the same list until something in it changes; absent when it could not be read. */
  all<T extends StoredObject>(kind: WatchedKind<T>): readonly T[] | undefined {
    // What was read of a kind is of its type.
    return this.#lists.get(kind) as readonly T[] | undefined;
  }

  /** Null when there is none of this name; undefined when nobody could look. */
  named<T extends StoredObject>(
    kind: WatchedKind<T>,
    name: string,
  ): T | null | undefined {
    const list = this.all(kind);
    if (!list) {
      return undefined;
    }
    let names = byName.get(list);
    if (!names) {
      names = new Map(list.map(object => [object.name, object]));
      byName.set(list, names);
    }
    return (names.get(name) as T | undefined) ?? null;
  }

  /** By which two of the same namespace are told apart. */
  lists(): readonly (readonly StoredObject[])[] {
    return [...this.#lists.values()];
  }
}

const NOTHING: readonly StoredObject[] = [];

function readableOf(
  status: SourceState['status'],
  items: readonly StoredObject[],
): readonly StoredObject[] | undefined {
  switch (status) {
    case 'live':
    case 'stale':
      return items;
    case 'not-installed':
      return NOTHING;
    default:
      return undefined;
  }
}
