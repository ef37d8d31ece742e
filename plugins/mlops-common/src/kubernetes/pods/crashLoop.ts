import { hasPassed } from '../hasPassed';
import type { ContainerStatus, ContainerTermination } from './ContainerStatus';

/** After so long a run a node forgets the crashes before it. */
const STEADY_MS = 600_000;
/** A server needs this to fall over the same thing again. */
const LEAST_MS = 180_000;

/**
 * Whether a container that runs at the moment is between two crashes, and not
 * well again. Without this a server that ends after seconds would be called
 * running in each of its short lives.
 *
 * It is, when it was restarted more than once, its last run was short, and the
 * present one has not lasted clearly longer.
 *
 * @internal
 */
export function isCrashLooping(container: ContainerStatus, now: Date): boolean {
  const { running, runningSince, restarts, lastTermination } = container;
  if (!running || restarts < 2 || !lastTermination) {
    return false;
  }
  const since = runningSince ?? lastTermination.finishedAt;
  const lasted = durationOf(lastTermination) ?? 0;
  return (
    since !== undefined &&
    lasted < STEADY_MS &&
    !hasPassed(Math.min(STEADY_MS, Math.max(LEAST_MS, 2 * lasted)), since, now)
  );
}

/** In milliseconds. */
function durationOf({
  startedAt,
  finishedAt,
}: ContainerTermination): number | undefined {
  return startedAt === undefined || finishedAt === undefined
    ? undefined
    : Date.parse(finishedAt) - Date.parse(startedAt);
}
