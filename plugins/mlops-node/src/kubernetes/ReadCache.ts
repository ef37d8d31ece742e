import { LRUCache } from 'lru-cache';
import { type Clock, delay } from './Clock';
import type { KubernetesFailure } from './KubernetesGateway';

/** @internal */
export interface ReadCacheOptions {
  readonly clock: Clock;
  readonly maxEntries: number;
  readonly maxBytes: number;
}

/** @internal */
export interface AnswerRequest<T> {
  readonly key: string;
  read(): Promise<T>;
  /** An answer that is older is not taken. */
  readonly maxAgeMs: number;
  /**
   * Where given, an answer that is too old is handed out while it is read
   * again, and nobody waits longer than this.
   */
  readonly waitAtMostMs?: number;
  /** For those who have waited long enough. */
  stillWaiting(): T;
}

interface Answer {
  readonly value: Answered;
  /** When it was asked for, by the clock that never jumps. */
  readonly askedAt: number;
  /** The order of questions; a later one is answered with what is newer. */
  readonly turn: number;
}

interface Waiting {
  readonly value: Promise<Answered>;
  readonly askedAt: number;
}

type Answered = { readonly status: 'ok' } | KubernetesFailure;

/** How long an answer is there for those who take an old one. */
const KEPT_MS = 60_000;
const FAILURE_MS = 4_000;
const LONGEST_FAILURE_MS = 60_000;

/**
 * Answers of clusters for a moment, bounded by number and size. The same
 * question is asked once at a time, and failures are kept for seconds only.
 *
 * @internal
 */
export class ReadCache {
  readonly #clock: Clock;
  readonly #answers: LRUCache<string, Answer>;
  readonly #waiting = new Map<string, Waiting>();
  #turns = 0;

  constructor({ clock, maxEntries, maxBytes }: ReadCacheOptions) {
    this.#clock = clock;
    this.#answers = new LRUCache({
      max: maxEntries,
      maxSize: maxBytes,
      sizeCalculation: ({ value }) => approximateBytes(value),
      ttl: KEPT_MS,
      ttlAutopurge: true,
    });
  }

  get entries(): number {
    return this.#answers.size;
  }

  get bytes(): number {
    return this.#answers.calculatedSize;
  }

  async get<T extends Answered>(request: AnswerRequest<T>): Promise<T> {
    const { key, maxAgeMs, waitAtMostMs, stillWaiting } = request;
    const known = this.#answers.get(key);
    if (known && this.#age(known) < usableMs(known.value, maxAgeMs)) {
      // The key stands for the question, and so for the type of the answer.
      return known.value as T;
    }
    const answer = this.#ask(request);
    if (waitAtMostMs === undefined) {
      return answer;
    }
    if (known?.value.status === 'ok' && this.#age(known) < KEPT_MS) {
      // Nobody waits for it any more, and so nobody hears of its failure.
      answer.catch(() => undefined);
      return known.value as T;
    }
    const waited = new AbortController();
    const waiting = this.#waiting.get(key);
    // Later readers do not wait again for what the first one waited for.
    const left = waitAtMostMs - (waiting ? this.#age(waiting) : 0);
    try {
      return await Promise.race([
        answer,
        delay(this.#clock, Math.max(0, left), waited.signal).then(stillWaiting),
      ]);
    } finally {
      waited.abort();
    }
  }

  async #ask<T extends Answered>(request: AnswerRequest<T>): Promise<T> {
    const { key, maxAgeMs } = request;
    const waiting = this.#waiting.get(key);
    if (waiting && this.#age(waiting) < maxAgeMs) {
      return waiting.value as Promise<T>;
    }
    const askedAt = this.#clock.monotonic();
    this.#turns += 1;
    const turn = this.#turns;
    const value = request.read();
    const asked = { value, askedAt };
    this.#waiting.set(key, asked);
    try {
      const answer = await value;
      const kept = this.#answers.peek(key);
      if (!kept || kept.turn < turn) {
        this.#answers.set(key, { value: answer, askedAt, turn });
      }
      return answer;
    } finally {
      if (this.#waiting.get(key) === asked) {
        this.#waiting.delete(key);
      }
    }
  }

  #age({ askedAt }: { readonly askedAt: number }): number {
    return this.#clock.monotonic() - askedAt;
  }
}

/** For how long an answer is taken by somebody who wants one of this age. */
function usableMs(answer: Answered, maxAgeMs: number): number {
  if (answer.status === 'ok' || maxAgeMs <= 0) {
    return maxAgeMs;
  }
  const wanted = answer.retryAfterMs ?? FAILURE_MS;
  return Math.min(Math.max(wanted, FAILURE_MS), LONGEST_FAILURE_MS);
}

/** What the answer takes as text; in memory it is a few times that. */
function approximateBytes(answer: Answered): number {
  return JSON.stringify(answer).length + 1;
}
