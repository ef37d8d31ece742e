import type { MetricPoint } from '../store/types';
import { noise, Random, round } from './random';

/** When and how long something was measured. */
export interface Course {
  readonly startTime: number;
  readonly durationMs: number;
  readonly steps: number;
}

function along(
  { startTime, durationMs, steps }: Course,
  every: number,
  valueAt: (progress: number) => number,
): MetricPoint[] {
  const measured = Array.from({ length: steps }, (_, step) => step).filter(
    step => step % every === 0 || step === steps - 1,
  );
  return measured.map(step => {
    const progress = (step + 1) / steps;
    return {
      step,
      value: valueAt(progress),
      timestamp: Math.round(startTime + durationMs * progress),
    };
  });
}

/** Falls from about 0.7 to the final value. */
export function lossHistory(
  random: Random,
  course: Course,
  final: number,
): MetricPoint[] {
  return along(course, 1, progress =>
    round(
      final + (0.7 - final) * Math.exp(-5 * progress) + 0.006 * noise(random),
      5,
    ),
  );
}

/** A loss that runs away after a third of the way and then is no number any more. */
export function divergingHistory(
  random: Random,
  course: Course,
): MetricPoint[] {
  return along(course, 1, progress => {
    if (progress > 0.4) {
      return NaN;
    }
    return progress > 0.33
      ? Infinity
      : round(0.7 + Math.exp(12 * progress) / 10 + 0.02 * noise(random), 5);
  });
}

/** Rises, measured now and then, and ends with exactly the final value. */
export function scoreHistory(
  random: Random,
  course: Course,
  final: number,
): MetricPoint[] {
  return along(course, 10, progress =>
    progress >= 1 || !Number.isFinite(final)
      ? final
      : round(
          final * (1 - 0.45 * Math.exp(-6 * progress)) + 0.004 * noise(random),
        ),
  );
}

/** What MLflow measures of the machine. */
export function systemHistories(
  random: Random,
  course: Course,
): ReadonlyMap<string, MetricPoint[]> {
  return new Map([
    [
      'system/cpu_utilization_percentage',
      along(course, 20, () => round(78 + 14 * noise(random), 1)),
    ],
    [
      'system/system_memory_usage_megabytes',
      along(course, 20, progress =>
        round(1800 + 900 * progress + 40 * noise(random), 1),
      ),
    ],
  ]);
}
