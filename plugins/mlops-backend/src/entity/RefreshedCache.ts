import { LRUCache } from 'lru-cache';

interface Known<V> {
  readonly value: V;
  /** When it was asked for, in milliseconds of a clock that never goes back. */
  readonly askedAt: number;
}

/** @internal */
export interface RefreshedCacheOptions<V extends object, Question> {
  readonly maxEntries: number;
  /** What is older is not handed out. */
  readonly maxAgeMs: number;
  readonly ask: (question: Question) => Promise<V>;
  /** Values that nobody else is to get, such as that something is missing. */
  readonly isKept?: (value: V) => boolean;
}

/**
 * Answers of a service for a short while. From half their time on they are
 * asked for again while the old ones are still handed out, so that people who
 * look all the time do not wait each time that one runs out.
 *
 * @internal
 */
export class RefreshedCache<V extends object, Question> {
  readonly #options: RefreshedCacheOptions<V, Question>;
  readonly #known: LRUCache<string, Known<V>>;
  readonly #asking = new Map<string, Promise<V>>();

  constructor(options: RefreshedCacheOptions<V, Question>) {
    this.#options = options;
    this.#known = new LRUCache({ max: options.maxEntries });
  }

  /** The same question is asked once at a time. Throws what `ask` throws, which is not kept. */
  async get(key: string, question: Question): Promise<V> {
    const { maxAgeMs } = this.#options;
    const known = this.#known.get(key);
    const age = known ? performance.now() - known.askedAt : Infinity;
    if (known && age < maxAgeMs / 2) {
      return known.value;
    }
    const asked = this.#asking.get(key) ?? this.#ask(key, question);
    if (known && age < maxAgeMs) {
      // Whoever comes next hears of a failure.
      asked.catch(() => {});
      return known.value;
    }
    return asked;
  }

  #ask(key: string, question: Question): Promise<V> {
    const { ask, isKept = () => true } = this.#options;
    const askedAt = performance.now();
    const asked = ask(question).then(
      value => {
        this.#asking.delete(key);
        if (isKept(value)) {
          this.#known.set(key, { value, askedAt });
        } else {
          this.#known.delete(key);
        }
        return value;
      },
      error => {
        this.#asking.delete(key);
        this.#known.delete(key);
        throw error;
      },
    );
    this.#asking.set(key, asked);
    return asked;
  }
}
