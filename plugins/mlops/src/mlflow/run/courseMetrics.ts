import type { RunDetail } from '../../api';

/** The metrics of a run, without those of the machine, that were logged at more than one step. */
export function courseMetrics(
  run: Pick<RunDetail, 'metrics' | 'systemMetrics'>,
): readonly string[] {
  const system = new Set(run.systemMetrics);
  return run.metrics.flatMap(({ key, step = 0 }) =>
    step > 0 && !system.has(key) ? key : [],
  );
}
