import { LRUCache } from 'lru-cache';

/** What was asked, how to ask it, and for how long the answer may be used. @internal */
export interface Question<T extends object> {
  readonly key: string;
  readonly ask: () => Promise<Answer<T>>;
  /** In milliseconds; nothing is kept where it is 0. */
  readonly keepMs: (value: T) => number;
}

/** @internal */
export interface Answer<T extends object> {
  readonly value: T;
  /** As it came over the wire, for the bound of the cache. */
  readonly bytes: number;
}

interface Loading {
  readonly question: Question<object>;
}

const MAX_ANSWERS = 1000;
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * What one server answered moments ago. However many people ask the same at
 * the same time, the server is asked once; who gives up does not take the
 * answer from the others.
 *
 * @internal
 */
export class AnswerCache {
  readonly #answers: LRUCache<string, Answer<object>, Loading>;

  private constructor(now: () => number) {
    this.#answers = new LRUCache<string, Answer<object>, Loading>({
      perf: { now },
      ttlResolution: 0,
      max: MAX_ANSWERS,
      maxSize: MAX_BYTES,
      sizeCalculation: ({ bytes }) => Math.max(1, bytes),
      fetchMethod: async (_key, _stale, { options, context }) => {
        const { ask, keepMs } = context.question;
        const answer = await ask();
        // A ttl of 0 would mean "for ever".
        options.ttl = Math.max(1, keepMs(answer.value));
        return answer;
      },
    });
  }

  /** `now` in milliseconds, from anywhere on, never going back. */
  static create(options: { readonly now?: () => number } = {}): AnswerCache {
    return new AnswerCache(options.now ?? (() => performance.now()));
  }

  /** Throws what `ask` throws, which is not kept, or the reason of the signal. */
  async get<T extends object>(
    question: Question<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    signal?.throwIfAborted();
    const { key } = question;
    const asked = this.#answers.fetch(key, {
      context: { question: question as unknown as Question<object> },
    });
    const answer = await (signal ? untilAborted(asked, signal) : asked);
    return (answer as Answer<T>).value;
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
