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
  readonly #spec: ObjectReader;

  private constructor(spec: ObjectReader) {
    this.#spec = spec;
  }

  /** Of a Pod spec somewhere in an object. */
  static of(spec: ObjectReader): PodTemplate {
    return new PodTemplate(spec);
  }

  /** A field of the Pod spec. */
  at(...keys: readonly string[]): ObjectReader {
    return this.#spec.at(...keys);
  }
}
