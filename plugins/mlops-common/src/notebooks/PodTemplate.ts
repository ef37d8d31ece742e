import { markSecrets } from '../kubernetes/markSecrets';
import { ObjectReader } from '../kubernetes/ObjectReader';

/** Where a container may have secrets in clear text. */
const TELLING = [
  'env',
  'command',
  'args',
  'lifecycle',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
];

/**
 * The Pod that an object asks for, as written but for secrets, for what only
 * few rules look at, such as the merge with PodDefaults. It does not appear
 * when what contains it is written as JSON.
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
    return new PodTemplate(withoutSecrets(spec?.template?.spec));
  }

  /** A field of the Pod spec. */
  at(key: string, ...deeper: readonly string[]): ObjectReader {
    return ObjectReader.of(this.#spec).at(key, ...deeper);
  }

  /** The Pod spec itself. */
  get spec(): unknown {
    return this.#spec;
  }
}

function withoutSecrets(spec: unknown): unknown {
  let result = spec;
  for (const list of ['initContainers', 'containers']) {
    const containers = fieldsOf(spec)[list];
    if (Array.isArray(containers)) {
      const shown = containers.map(withoutOwnSecrets);
      if (shown.some((container, index) => container !== containers[index])) {
        result = { ...fieldsOf(result), [list]: shown };
      }
    }
  }
  return result;
}

function withoutOwnSecrets(container: unknown): unknown {
  const fields = fieldsOf(container);
  let result = container;
  for (const key of TELLING) {
    const shown = markSecrets(fields[key]);
    if (shown !== fields[key]) {
      result = { ...fieldsOf(result), [key]: shown };
    }
  }
  return result;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return (value ?? {}) as Record<string, unknown>;
}
