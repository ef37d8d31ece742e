/** Waiting never vanishes: what fails at once must not be tried without a pause. */
const smallestPace = 0.01;

/** Milliseconds before the try after so many failed ones, doubling up to a limit. */
export function backOff(
  failures: number,
  options: { first: number; limit: number; pace: number },
): number {
  const { first, limit, pace } = options;
  const time = Math.min(first * 2 ** Math.min(failures, 20), limit);
  return time * Math.max(pace, smallestPace);
}

/** `1m20s`, as Go prints durations. */
export function durationText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes}m${seconds % 60}s` : `${seconds}s`;
}

/** Of containers that end, by how often they were restarted. */
export function crashBackOff(restarts: number): number {
  return Math.min(10_000 * 2 ** Math.max(0, restarts - 1), 300_000);
}
