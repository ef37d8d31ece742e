import { ObjectReader } from '../kubernetes/ObjectReader';

/**
 * The Pod that an object asks for, as written, for what only few rules look
 * at, such as the merge with PodDefaults.
 *
 * It holds literal values of variables, which may be secret, and for that
 * reason does not appear when what contains it is written as JSON.
 *
 * @public
 */
export class PodTemplate {
  readonly #spec: unknown;

  private constructor(spec: unknown) {
    this.#spec = spec;
  }

  /** Of an object with `spec.template.spec`. Never throws. */
  static of(object: unknown): PodTemplate {
    // A reader would keep the whole object.
    const { spec } = (object ?? {}) as {
      spec?: { template?: { spec?: unknown } };
    };
    return new PodTemplate(spec?.template?.spec);
  }

  /** A field of the Pod spec. */
  at(...keys: readonly string[]): ObjectReader {
    return ObjectReader.of(this.#spec).at(...keys);
  }

  /** The Pod spec itself. */
  get spec(): unknown {
    return this.#spec;
  }
}
