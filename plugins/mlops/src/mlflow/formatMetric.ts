import type { MetricValue } from '../api';

const most = 8;
const fewest = 3;

/**
 * Writes the values of one metric so that they can be compared: as many
 * significant digits as it takes to tell them apart, the same number of
 * decimals in every row, NaN and ∞ as such.
 */
export function metricFormat(
  values: readonly MetricValue[],
): (value: MetricValue) => string {
  const numbers = [
    ...new Set(values.filter(value => typeof value === 'number')),
  ];
  const digits = distinguishingDigits(numbers);
  const scientific = numbers.some(
    value => value !== 0 && (Math.abs(value) >= 1e9 || Math.abs(value) < 1e-4),
  );
  const decimals = numbers.every(Number.isInteger)
    ? 0
    : Math.max(0, ...numbers.map(value => decimalsOf(value, digits)));

  return value => {
    if (value === 'NaN') {
      return 'NaN';
    }
    if (value === 'Infinity' || value === '-Infinity') {
      return value === 'Infinity' ? '∞' : '−∞';
    }
    return scientific
      ? value.toExponential(digits - 1)
      : value.toFixed(Math.min(decimals, 20));
  };
}

/** How many significant digits it takes to tell numbers apart. */
function distinguishingDigits(numbers: readonly number[]): number {
  for (let digits = fewest; digits < most; digits += 1) {
    const texts = new Set<string>();
    for (const value of numbers) {
      texts.add(value.toPrecision(digits));
    }
    if (texts.size === numbers.length) {
      return digits;
    }
  }
  return most;
}

/** How many decimals a value has when cut to a number of significant digits. */
function decimalsOf(value: number, digits: number): number {
  const shortest = String(Number(value.toPrecision(digits)));
  const point = shortest.indexOf('.');
  return point === -1 || shortest.includes('e')
    ? 0
    : shortest.length - point - 1;
}
