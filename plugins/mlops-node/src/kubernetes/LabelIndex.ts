import type { LabelSelector } from '@mlops-portal/backstage-plugin-mlops-common';
import type { StoredObject } from './WatchedKind';

/** Finds objects by the value of some labels. @internal */
export class LabelIndex<T extends StoredObject> {
  readonly #labels: ReadonlyMap<string, Map<string, Set<T>>>;

  constructor(labels: readonly string[]) {
    this.#labels = new Map(labels.map(label => [label, new Map()]));
  }

  add(object: T) {
    for (const [label, values] of this.#labels) {
      const value = valueOf(object, label);
      if (value !== undefined) {
        const objects = values.get(value);
        if (objects) {
          objects.add(object);
        } else {
          values.set(value, new Set([object]));
        }
      }
    }
  }

  remove(object: T) {
    for (const [label, values] of this.#labels) {
      const value = valueOf(object, label);
      const objects = value === undefined ? undefined : values.get(value);
      if (value !== undefined && objects?.delete(object)) {
        if (objects.size === 0) {
          values.delete(value);
        }
      }
    }
  }

  /** All that can match, and perhaps more; undefined when the index does not help. */
  candidates({ requirements }: LabelSelector): readonly T[] | undefined {
    for (const { key, operator, values } of requirements) {
      const index = this.#labels.get(key);
      if (index && operator === 'in') {
        return [...new Set(values)].flatMap(value => [
          ...(index.get(value) ?? []),
        ]);
      }
    }
    return undefined;
  }
}

function valueOf({ labels }: StoredObject, label: string): string | undefined {
  return Object.hasOwn(labels, label) ? labels[label] : undefined;
}
