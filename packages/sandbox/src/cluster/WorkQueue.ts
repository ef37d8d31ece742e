/** Keys and when they are due: a key waits once, at its earliest time, and one worker takes them in turn. */
export class WorkQueue {
  readonly #due = new Map<string, number>();
  #wake: () => void = () => {};

  add(key: string, delay = 0) {
    const due = Date.now() + delay;
    const waiting = this.#due.get(key);
    if (waiting === undefined || due < waiting) {
      this.#due.set(key, due);
      this.#wake();
    }
  }

  /** The next due key; undefined when the signal aborts. Waits as long as there is none. */
  async take(signal: AbortSignal): Promise<string | undefined> {
    while (!signal.aborted) {
      const [next] = [...this.#due].sort(([, a], [, b]) => a - b);
      if (next && next[1] <= Date.now()) {
        this.#due.delete(next[0]);
        return next[0];
      }
      await this.#change(signal, next && next[1] - Date.now());
    }
    return undefined;
  }

  #change(signal: AbortSignal, within: number | undefined): Promise<void> {
    return new Promise(resolve => {
      let timer: NodeJS.Timeout | undefined;
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.#wake = () => {};
        resolve();
      };
      if (within !== undefined) {
        timer = setTimeout(done, within);
      }
      this.#wake = done;
      signal.addEventListener('abort', done, { once: true });
    });
  }
}
