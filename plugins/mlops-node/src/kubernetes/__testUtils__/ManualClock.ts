import type { Clock } from '../Clock';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Time that passes when the test says so. */
export class ManualClock implements Clock {
  /** What the wall clock shows beside the time that passed. */
  wall = Date.parse('2026-01-31T12:00:00.000Z');
  #passed = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.wall + this.#passed;
  }

  monotonic(): number {
    return this.#passed;
  }

  timer(ms: number, callback: () => void): () => void {
    const timer = { at: this.#passed + ms, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets everything happen that happens within the time, in its order. */
  async advance(ms: number): Promise<void> {
    const end = this.#passed + ms;
    await settle();
    for (;;) {
      const [next] = [...this.#timers]
        .filter(({ at }) => at <= end)
        .sort((a, b) => a.at - b.at);
      if (!next) {
        break;
      }
      this.#timers.delete(next);
      this.#passed = Math.max(this.#passed, next.at);
      next.callback();
      await settle();
    }
    this.#passed = end;
  }
}

/** Lets go on what only waits for promises. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise<void>(resolve => {
      setImmediate(resolve);
    });
  }
}
