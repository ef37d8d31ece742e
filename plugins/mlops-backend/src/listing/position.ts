/** Where an item stands in an order. @internal */
export interface Position {
  /** What is sorted by; absent for items without it, and without `sort`. */
  readonly value?: string;
  readonly key: readonly string[];
}

/** Total: two items never stand in the same place. @internal */
export function comparePositions(
  a: Position,
  b: Position,
  direction: 'asc' | 'desc',
): number {
  return (
    compareValues(a.value, b.value, direction === 'asc' ? 1 : -1) ||
    compareKeys(a.key, b.key)
  );
}

function compareValues(
  a: string | undefined,
  b: string | undefined,
  sign: 1 | -1,
): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  return sign * compareText(a, b);
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const order = compareText(part, b[index] ?? '');
    if (order !== 0) {
      return order;
    }
  }
  return a.length - b.length;
}

/** By code unit, the same on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
