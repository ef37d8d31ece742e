import { setImmediate as others } from 'node:timers/promises';

const STEP_MS = 2;

/**
 * Does something with each of many things, and lets other work of the process
 * have its turn every few milliseconds.
 *
 * @internal
 */
export async function inSteps<T>(
  things: readonly T[],
  work: (thing: T) => void,
): Promise<void> {
  let end = performance.now() + STEP_MS;
  for (const thing of things) {
    work(thing);
    if (performance.now() > end) {
      await others();
      end = performance.now() + STEP_MS;
    }
  }
}
