import { markSecrets } from '../../kubernetes/markSecrets';
import { ObjectReader } from '../../kubernetes/ObjectReader';

/**
 * What a PodDefault adds to Pods, as written but for secrets. It does not
 * appear when what contains it is written as JSON.
 *
 * @public
 */
export class PodDefaultContent {
  readonly #spec: unknown;

  private constructor(spec: unknown) {
    this.#spec = spec;
  }

  /** Of a PodDefault of unknown shape. Never throws. */
  static of(object: unknown): PodDefaultContent {
    // A reader would keep the whole object.
    const { spec } = (object ?? {}) as { spec?: unknown };
    return new PodDefaultContent(markSecrets(spec));
  }

  /** A field of its spec. */
  at(key: string, ...deeper: readonly string[]): ObjectReader {
    return ObjectReader.of(this.#spec).at(key, ...deeper);
  }

  /** A list of its spec, each item an object. */
  items(list: string): readonly Readonly<Record<string, unknown>>[] {
    return itemsOf((this.#spec as Record<string, unknown> | null)?.[list]);
  }
}

/** The objects of a list of unknown shape. @internal */
export function itemsOf(
  list: unknown,
): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list)
    ? list.filter(
        item =>
          typeof item === 'object' && item !== null && !Array.isArray(item),
      )
    : [];
}
