/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export type Random = () => number;

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)];
}

/** About normal, around 0 and mostly within ±1. */
export function noise(random: Random): number {
  return (random() + random() + random() - 1.5) / 0.75;
}

export function hex(random: Random, length: number): string {
  return Array.from({ length }, () =>
    Math.floor(random() * 16).toString(16),
  ).join('');
}

export function round(value: number, digits = 4): number {
  return Number(value.toFixed(digits));
}
