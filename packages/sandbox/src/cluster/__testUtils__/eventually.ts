import { setTimeout as pause } from 'node:timers/promises';

/** Repeats a check until it passes or the deadline is over; then its failure counts. */
export async function eventually<T>(
  check: () => Promise<T> | T,
  deadline = 20_000,
): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await pause(15);
    }
  }
}
