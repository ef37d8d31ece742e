import type { Clock } from './Clock';

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before a cluster in trouble is asked again. All that watch
 * the cluster share it, so their failures at the same time count once.
 *
 * @internal
 */
export class ClusterBackoff {
  readonly #clock: Clock;
  readonly #random: () => number;
  #failures = 0;
  #until = 0;

  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Notes a failure, and says how long to wait. */
  failed(): number {
    const now = this.#clock.monotonic();
    if (now >= this.#until) {
      const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#failures);
      this.#failures = Math.min(this.#failures + 1, 10);
      this.#until = now + longest * (0.5 + this.#random() / 2);
    }
    // Not all at the same moment, once it is over.
    return this.#until - now + this.#random() * FIRST_MS;
  }

  succeeded() {
    this.#failures = 0;
    this.#until = 0;
  }
}
