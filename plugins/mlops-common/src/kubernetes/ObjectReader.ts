import { isoTime } from './isoTime';

/**
 * Walks an object of unknown shape. What is missing or of the wrong type reads
 * as absent; the wrong type is noted as a problem, because somebody wrote it
 * and wonders why it has no effect.
 *
 * @public
 */
export class ObjectReader {
  /** Of all that is missing: most fields of most objects are. */
  static readonly #absent = new ObjectReader(undefined, []);

  readonly #value: unknown;
  /** The path is put together only when somebody asks: most never do. */
  readonly #parent: ObjectReader | undefined;
  readonly #key: string | number;
  readonly #problems: string[];

  private constructor(
    value: unknown,
    problems: string[],
    parent?: ObjectReader,
    key: string | number = '',
  ) {
    // The wire has null for what Go calls nil; both mean "not set".
    this.#value = value === null ? undefined : value;
    this.#problems = problems;
    this.#parent = parent;
    this.#key = key;
  }

  /** Problems are appended to the given list. */
  static of(value: unknown, problems: string[] = []): ObjectReader {
    return new ObjectReader(value, problems);
  }

  /** Where this value is, as in `spec.template.spec.containers[0].image`; empty for what is not there. */
  get path(): string {
    const above = this.#parent?.path ?? '';
    if (typeof this.#key === 'number') {
      return `${above}[${this.#key}]`;
    }
    return above ? `${above}.${this.#key}` : this.#key;
  }

  get exists(): boolean {
    return this.#value !== undefined;
  }

  /** The reader of a field below this one. */
  at(key: string, ...deeper: readonly string[]): ObjectReader {
    let reader = this.#field(key);
    for (let index = 0; index < deeper.length && reader.exists; index++) {
      reader = reader.#field(deeper[index]);
    }
    return reader;
  }

  string(): string | undefined {
    if (typeof this.#value === 'string') {
      return this.#value;
    }
    return this.#wrong('a string');
  }

  /** A text that says something: absent when empty. */
  text(): string | undefined {
    return this.string() || undefined;
  }

  boolean(): boolean | undefined {
    if (typeof this.#value === 'boolean') {
      return this.#value;
    }
    return this.#wrong('true or false');
  }

  integer(): number | undefined {
    if (Number.isSafeInteger(this.#value)) {
      return this.#value as number;
    }
    return this.#wrong('a whole number');
  }

  /** A point in time as ISO 8601 in UTC. */
  timestamp(): string | undefined {
    const text = this.text();
    if (text === undefined) {
      return undefined;
    }
    return isoTime(text) ?? this.#wrong('a time such as 2026-01-31T12:00:00Z');
  }

  /** A quantity may be written as a number where YAML has one: `cpu: 2`. */
  quantityText(): string | undefined {
    return typeof this.#value === 'number' ? `${this.#value}` : this.text();
  }

  list(): readonly ObjectReader[] {
    if (Array.isArray(this.#value)) {
      return this.#value.map(
        (item, index) => new ObjectReader(item, this.#problems, this, index),
      );
    }
    this.#wrong('a list');
    return [];
  }

  /** The names of the fields of an object, in their order. */
  keys(): readonly string[] {
    return Object.keys(this.#fields() ?? {});
  }

  /** The fields of an object, in their order. */
  entries(): readonly (readonly [string, ObjectReader])[] {
    return this.keys().map(key => [key, this.#field(key)]);
  }

  /** Labels, annotations and the like; entries that are no text are left out. */
  stringMap(): Readonly<Record<string, string>> {
    const fields = this.#fields() ?? {};
    const wrong = Object.keys(fields).filter(
      key => typeof fields[key] !== 'string',
    );
    const map = { ...fields } as Record<string, string>;
    for (const key of wrong) {
      this.#field(key).string();
      delete map[key];
    }
    return map;
  }

  #field(key: string): ObjectReader {
    const fields = this.#fields();
    const value = fields?.[key];
    return value !== undefined && Object.hasOwn(fields!, key)
      ? new ObjectReader(value, this.#problems, this, key)
      : ObjectReader.#absent;
  }

  #fields(): Record<string, unknown> | undefined {
    if (
      typeof this.#value === 'object' &&
      this.#value !== null &&
      !Array.isArray(this.#value)
    ) {
      return this.#value as Record<string, unknown>;
    }
    return this.#wrong('an object');
  }

  /** Notes that this value is not what it should be. */
  reject(expected: string): undefined {
    const problem = `${this.path || 'The object'} is not ${expected}.`;
    if (!this.#problems.includes(problem)) {
      this.#problems.push(problem);
    }
    return undefined;
  }

  #wrong(expected: string): undefined {
    return this.exists ? this.reject(expected) : undefined;
  }
}
