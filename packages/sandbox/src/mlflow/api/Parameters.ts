import { MlflowApiError } from './MlflowApiError';

const SEE_DOCS =
  'See the API docs for more information about request parameters.';

/** What a call was given: a query string or a JSON body, where numbers may come as text. */
export class Parameters {
  readonly #fields: Readonly<Record<string, unknown>>;

  private constructor(fields: Readonly<Record<string, unknown>>) {
    this.#fields = fields;
  }

  static fromQuery(
    query: Readonly<Record<string, unknown>>,
    path: Readonly<Record<string, string>> = {},
  ): Parameters {
    return new Parameters({ ...path, ...query });
  }

  /** MLflow takes a body that is no JSON object for an empty one. */
  static fromBody(
    text: string,
    path: Readonly<Record<string, string>> = {},
  ): Parameters {
    try {
      // Python writes what JSON has no word for.
      const body: unknown = JSON.parse(
        text.replace(/:\s*(NaN|-?Infinity)(?=\s*[,}])/g, ':"$1"'),
      );
      const isObject =
        typeof body === 'object' && body !== null && !Array.isArray(body);
      return new Parameters({ ...path, ...(isObject ? body : {}) });
    } catch {
      return new Parameters({ ...path });
    }
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined;
  }

  optionalText(name: string): string | undefined {
    const value = this.#fields[name];
    const single = Array.isArray(value) ? value[0] : value;
    return typeof single === 'string' || typeof single === 'number'
      ? String(single)
      : undefined;
  }

  text(name: string): string {
    const value = this.optionalText(name);
    if (!value) {
      throw MlflowApiError.invalid(
        `Missing value for required parameter '${name}'. ${SEE_DOCS}`,
      );
    }
    return value;
  }

  texts(name: string): string[] {
    const value = this.#fields[name] ?? [];
    return (Array.isArray(value) ? value : [value]).map(String);
  }

  /** An object in a body. */
  object(name: string): Readonly<Record<string, unknown>> {
    const value = this.#fields[name];
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  }

  /** Keys and values in a body, such as tags. */
  pairs(name: string): Map<string, string> {
    return new Map(
      this.objects(name).map(({ key, value }) => [
        String(key),
        String(value ?? ''),
      ]),
    );
  }

  /** Lists of objects in a body, such as metrics. */
  objects(name: string): Readonly<Record<string, unknown>>[] {
    const value = this.#fields[name];
    return Array.isArray(value)
      ? value.filter(item => typeof item === 'object' && item !== null)
      : [];
  }

  optionalInteger(name: string): number | undefined {
    const text = this.optionalText(name);
    if (text === undefined) {
      return undefined;
    }
    const value = Number(text);
    if (!Number.isInteger(value)) {
      throw this.invalidValue(name);
    }
    return value;
  }

  /** The error for a value of the wrong type or size, quoted as it came. */
  invalidValue(name: string): MlflowApiError {
    const value = this.#fields[name];
    const type = typeof value === 'number' ? 'int' : 'str';
    return MlflowApiError.invalid(
      `Invalid value ${JSON.stringify(
        value,
      )} for parameter '${name}' supplied:  Hint: Value was of type '${type}'. ${SEE_DOCS}`,
    );
  }

  /** Like MLflow's own check: some calls have a default, and none takes zero. */
  maxResults(options: { default: number; maximum: number }): number {
    const value = this.optionalInteger('max_results') ?? options.default;
    if (value <= 0) {
      throw MlflowApiError.invalid(
        `Invalid value ${value} for parameter 'max_results' supplied. It must be a positive integer`,
      );
    }
    if (value > options.maximum) {
      throw this.invalidValue('max_results');
    }
    return value;
  }
}
