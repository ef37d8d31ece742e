import { LRUCache } from 'lru-cache';

/** What was asked, how to ask it, and for how long the answer may be used. @internal */
export interface Question<T extends object> {
  readonly key: string;
  readonly ask: () => Promise<Answer<T>>;
  /** In milliseconds; nothing is kept where it is 0. */
  readonly keepMs: (value: T) => number;
  /** Whether an older answer is better than this error. Never, unless given. */
  readonly isSilence?: (error: unknown) => boolean;
}

/** @internal */
export interface Answer<T extends object> {
  readonly value: T;
  /** As it came over the wire, for the bound of the cache. */
  readonly bytes: number;
}

/** An older answer, for want of a newer one. @public */
export interface MlflowStaleAnswer {
  /** When it was answered, in milliseconds since 1970. */
  readonly answeredAt: number;
  /** Why there is none that is newer. */
  readonly error: unknown;
}

interface Kept extends Answer<object> {
  readonly answeredAt: number;
  readonly stale?: MlflowStaleAnswer;
}

interface Loading {
  readonly question: Question<object>;
}

const MAX_ANSWERS = 1000;
const MAX_BYTES = 64 * 1024 * 1024;
/** A right that was revoked while a server is silent ends after this. */
const MOST_STALE_MS = 5 * 60_000;
/** How long a silent server is not asked the same again. */
const STALE_KEEP_MS = 3_000;

/**
 * What one server answered moments ago. However many people ask the same at
 * the same time, the server is asked once; who gives up does not take the
 * answer from the others. While a server is silent, what it answered in the
 * minutes before is used on.
 *
 * @internal
 */
export class AnswerCache {
  readonly #answers: LRUCache<string, Kept, Loading>;

  private constructor(now: () => number, wallClock: () => number) {
    this.#answers = new LRUCache<string, Kept, Loading>({
      perf: { now },
      ttlResolution: 0,
      max: MAX_ANSWERS,
      maxSize: MAX_BYTES,
      sizeCalculation: ({ bytes }) => Math.max(1, bytes),
      noDeleteOnFetchRejection: true,
      fetchMethod: async (_key, older, { options, context }) => {
        const { ask, keepMs, isSilence } = context.question;
        try {
          const answer = await ask();
          // A ttl of 0 would mean "for ever".
          options.ttl = Math.max(1, keepMs(answer.value));
          return { ...answer, answeredAt: wallClock() };
        } catch (error) {
          const usable =
            older && wallClock() - older.answeredAt <= MOST_STALE_MS;
          if (!usable || !isSilence?.(error)) {
            throw error;
          }
          options.ttl = STALE_KEEP_MS;
          const { answeredAt } = older;
          return { ...older, stale: { answeredAt, error } };
        }
      },
    });
  }

  /**
   * `now` in milliseconds, from anywhere on, never going back; `wallClock` in
   * milliseconds since 1970.
   */
  static create(
    options: {
      readonly now?: () => number;
      readonly wallClock?: () => number;
    } = {},
  ): AnswerCache {
    return new AnswerCache(
      options.now ?? (() => performance.now()),
      options.wallClock ?? (() => Date.now()),
    );
  }

  /** Throws what `ask` throws, which is not kept, or the reason of the signal. */
  async get<T extends object>(
    question: Question<T>,
    options: {
      readonly signal?: AbortSignal;
      readonly onStale?: (stale: MlflowStaleAnswer) => void;
    } = {},
  ): Promise<T> {
    const { signal, onStale } = options;
    signal?.throwIfAborted();
    const asked = this.#answers.fetch(question.key, {
      context: { question: question as unknown as Question<object> },
    });
    const answer = await (signal ? untilAborted(asked, signal) : asked);
    const { value, stale } = answer as Kept;
    if (stale) {
      onStale?.(stale);
    }
    return value as T;
  }
}

async function untilAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    // Whoever gave up does not hear of a later failure.
    promise.catch(() => {});
  }
}
