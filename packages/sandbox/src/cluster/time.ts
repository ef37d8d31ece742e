import { setTimeout as sleep } from 'node:timers/promises';

/** Kubernetes writes whole seconds. */
export function timestamp(date = new Date()): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** Resolves early when the signal aborts and leaves no timer behind. */
export async function pause(milliseconds: number, signal: AbortSignal) {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
