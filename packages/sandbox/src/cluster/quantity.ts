const factors: Record<string, number> = {
  '': 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** `1500m`, `2Gi`, `1e3`; 0 for what is no quantity, which admission refuses anyway. */
export function parseQuantity(quantity: string | number | undefined): number {
  const match =
    /^([+-]?[0-9.]+(?:[eE][+-]?\d+)?)([numkMGTPE]|[KMGTPE]i)?$/.exec(
      `${quantity ?? ''}`.trim(),
    );
  return match ? Number(match[1]) * factors[match[2] ?? ''] : 0;
}
