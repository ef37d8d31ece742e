import { collectGarbage } from './collectGarbage';

/** The heap in use, in bytes, after everything that is garbage has gone. */
export async function usedHeap(): Promise<number> {
  await collectGarbage();
  return process.memoryUsage().heapUsed;
}
