/**
 * Time for what runs in the background.
 *
 * @public
 */
export interface Clock {
  /** Of the wall, in milliseconds; it may jump. */
  now(): number;
  /** In milliseconds from some point; it never jumps. */
  monotonic(): number;
  /** Calls back once; what it returns prevents that. */
  timer(ms: number, callback: () => void): () => void;
}

/**
 * The machine's clock. Its timers do not keep a process alive.
 *
 * @public
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  timer(ms, callback) {
    const timeout = setTimeout(callback, ms);
    timeout.unref?.();
    return () => clearTimeout(timeout);
  },
};

/** Waits, or until the signal ends the wait. @internal */
export async function delay(
  clock: Clock,
  ms: number,
  signal?: AbortSignal,
): Promise<void> {
  if (signal?.aborted) {
    return;
  }
  await new Promise<void>(resolve => {
    const cancel = clock.timer(ms, done);
    function done() {
      signal?.removeEventListener('abort', done);
      cancel();
      resolve();
    }
    signal?.addEventListener('abort', done, { once: true });
  });
}
