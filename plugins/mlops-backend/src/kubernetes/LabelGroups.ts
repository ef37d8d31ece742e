import type { StoredObject } from '@mlops-portal/backstage-plugin-mlops-node';

const NOTHING: readonly never[] = [];

/** Groups of lists that have not changed since. */
const known = new WeakMap<readonly StoredObject[], LabelGroups<StoredObject>>();

/** The Pods and the like of a namespace by the object that they belong to. @internal */
export class LabelGroups<T extends StoredObject> {
  readonly #groups: ReadonlyMap<string, readonly T[]>;

  private constructor(groups: ReadonlyMap<string, readonly T[]>) {
    this.#groups = groups;
  }

  /** Each has the name of its object in a label. Lists are of one kind, and so of one label. */
  static of<T extends StoredObject>(
    objects: readonly T[],
    label: string,
  ): LabelGroups<T> {
    const before = known.get(objects);
    if (before) {
      // What comes out of a list is of the type that went in.
      return before as LabelGroups<T>;
    }
    const groups = new Map<string, T[]>();
    for (const object of objects) {
      const name = object.labels[label] ?? '';
      const group = groups.get(name);
      if (group) {
        group.push(object);
      } else {
        groups.set(name, [object]);
      }
    }
    const created = new LabelGroups(groups);
    known.set(objects, created);
    return created;
  }

  get(name: string): readonly T[] {
    return this.#groups.get(name) ?? NOTHING;
  }
}
