/**
 * Exponential moving average without the pull of its start towards zero, as
 * trackers draw it. `weight` is from 0 (as it is) to below 1. What is not
 * finite stays a gap and leaves the average alone.
 */
export function smooth(values: readonly number[], weight: number): number[] {
  if (!(weight > 0) || weight >= 1) {
    return [...values];
  }
  let average = 0;
  let share = 1;
  return values.map(value => {
    if (!Number.isFinite(value)) {
      return value;
    }
    average = average * weight + value * (1 - weight);
    share *= weight;
    return average / (1 - share);
  });
}
