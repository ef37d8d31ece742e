/** One measured number, and what it has to stand up to. */
export interface Figure {
  /** Area, what, how many, under which load: `kubernetes.list.500.c8`. */
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  /** What was measured beside it in the same run. */
  readonly against?: { readonly name: string; readonly value: number };
  /** How many times better, or for limits how many times as much; the goal says which. */
  readonly ratio?: number;
  /** In words, as in `≥ 4 ×`. */
  readonly goal?: string;
  readonly met?: boolean;
}

interface Measured {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
}

interface Rival {
  readonly name: string;
  readonly value: number;
}

const round = (value: number) =>
  value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;

/** A number that is only reported. */
export function plain({ id, value, unit }: Measured): Figure {
  return { id, value: round(value), unit };
}

/** Must be smaller than the rival's by a factor; without one it is only compared. */
export function fasterThan(
  measured: Measured,
  rival: Rival,
  factor?: number,
): Figure {
  const ratio = rival.value / measured.value;
  return {
    ...plain(measured),
    against: { ...rival, value: round(rival.value) },
    ratio: round(ratio),
    ...(factor !== undefined && {
      goal: `≥ ${factor} ×`,
      met: ratio >= factor,
    }),
  };
}

/** May be at most so many times the rival's. */
export function atMostTimes(
  measured: Measured,
  rival: Rival,
  factor: number,
): Figure {
  const equal = measured.value === rival.value;
  const ratio = equal ? 1 : measured.value / rival.value;
  return {
    ...plain(measured),
    against: { ...rival, value: round(rival.value) },
    ...(Number.isFinite(ratio) && { ratio: round(ratio) }),
    goal: `≤ ${factor} ×`,
    met: ratio <= factor,
  };
}

/** May be at most so much. */
export function atMost(measured: Measured, limit: number): Figure {
  return {
    ...plain(measured),
    goal: `≤ ${limit} ${measured.unit}`,
    met: measured.value <= limit,
  };
}
