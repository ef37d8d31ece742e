import type { RunDetail } from '../../api';

/** A run that has logged nothing for so long may be dead, in milliseconds. */
const silence = 3_600_000;

/**
 * When a run that MLflow calls running was last heard of, if that is suspiciously
 * long ago (milliseconds since 1970). There is no heartbeat: what was logged
 * last is the best sign there is.
 */
export function silentSince(
  run: Pick<RunDetail, 'status' | 'startedAt' | 'metrics'>,
  now: number,
): number | undefined {
  if (run.status !== 'running') {
    return undefined;
  }
  const signs = [
    run.startedAt,
    ...run.metrics.map(({ timestamp }) => timestamp),
  ].flatMap(time => {
    const sign = time ? Date.parse(time) : NaN;
    // Clocks of notebooks may be ahead.
    return Number.isFinite(sign) && sign <= now ? [sign] : [];
  });
  const last = Math.max(...signs);
  return signs.length > 0 && now - last > silence ? last : undefined;
}
