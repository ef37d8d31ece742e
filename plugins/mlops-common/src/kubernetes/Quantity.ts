const NANOS_PER_UNIT = 1_000_000_000n;
/** Enough for all that people write, and no room to fill memory. */
const KNOWN_LIMIT = 1000;

const DECIMAL_SUFFIXES: readonly (readonly [string, bigint])[] = [
  ['E', 10n ** 27n],
  ['P', 10n ** 24n],
  ['T', 10n ** 21n],
  ['G', 10n ** 18n],
  ['M', 10n ** 15n],
  ['k', 10n ** 12n],
  ['', NANOS_PER_UNIT],
  ['m', 1_000_000n],
  ['u', 1_000n],
  ['n', 1n],
];

const BINARY_SUFFIXES: readonly (readonly [string, bigint])[] = [
  ['Ei', NANOS_PER_UNIT << 60n],
  ['Pi', NANOS_PER_UNIT << 50n],
  ['Ti', NANOS_PER_UNIT << 40n],
  ['Gi', NANOS_PER_UNIT << 30n],
  ['Mi', NANOS_PER_UNIT << 20n],
  ['Ki', NANOS_PER_UNIT << 10n],
];

const PATTERN =
  /^([+-]?)(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d{1,2}|[numkMGTPE]|[KMGTPE]i)?$/;

type Notation = 'decimal' | 'binary' | 'exponent';

/**
 * A quantity of Kubernetes ("500m", "1.5Gi", "1e3"), exact to a billionth.
 *
 * The packages at hand get fractions of binary units and exponents wrong.
 *
 * @public
 */
export class Quantity {
  readonly #nanos: bigint;
  readonly #notation: Notation;
  #text?: string;

  private constructor(nanos: bigint, notation: Notation) {
    this.#nanos = nanos;
    this.#notation = notation;
  }

  static readonly zero = new Quantity(0n, 'decimal');

  /** The same few sizes are written everywhere. */
  static readonly #known = new Map<string, Quantity>();

  /** Undefined for what an API server would refuse. */
  static parse(text: string): Quantity | undefined {
    const known = Quantity.#known.get(text);
    if (known) {
      return known;
    }
    const quantity = Quantity.#read(text);
    if (quantity) {
      if (Quantity.#known.size >= KNOWN_LIMIT) {
        Quantity.#known.clear();
      }
      Quantity.#known.set(text, quantity);
    }
    return quantity;
  }

  static #read(text: string): Quantity | undefined {
    // Long input is no quantity, and arithmetic on it would be slow.
    const match = text.length <= 64 ? PATTERN.exec(text) : null;
    if (!match) {
      return undefined;
    }
    const [, sign, number, suffix = ''] = match;
    const [whole, fraction = ''] = number.split('.');
    const digits = BigInt(`${whole}${fraction}` || '0');
    const { factor, notation } = unitOf(suffix);
    const numerator = digits * factor.numerator;
    const denominator = factor.denominator * 10n ** BigInt(fraction.length);
    // Like Kubernetes: what is smaller than a billionth is rounded up.
    const nanos = (numerator + denominator - 1n) / denominator;
    return new Quantity(sign === '-' ? -nanos : nanos, notation);
  }

  /** The sum; its notation is that of this quantity unless that is zero. */
  plus(other: Quantity): Quantity {
    return new Quantity(
      this.#nanos + other.#nanos,
      this.#nanos === 0n ? other.#notation : this.#notation,
    );
  }

  minus(other: Quantity): Quantity {
    return new Quantity(this.#nanos - other.#nanos, this.#notation);
  }

  /** Negative, zero or positive, for sorting. */
  compare(other: Quantity): number {
    if (this.#nanos === other.#nanos) {
      return 0;
    }
    return this.#nanos < other.#nanos ? -1 : 1;
  }

  get isPositive(): boolean {
    return this.#nanos > 0n;
  }

  /** For display and charts; large values lose precision. */
  toNumber(): number {
    return Number(this.#nanos) / Number(NANOS_PER_UNIT);
  }

  /** For people: "1.2 GiB", "0.5". At most two decimals. */
  toDisplay(kind: 'number' | 'bytes'): string {
    const value = this.toNumber();
    if (kind === 'number') {
      return rounded(value);
    }
    const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
    const power = Math.min(
      Math.max(Math.floor(Math.log2(Math.abs(value)) / 10), 0) || 0,
      units.length - 1,
    );
    return `${rounded(value / 1024 ** power)} ${units[power]}`;
  }

  /** The canonical form, the one an API server answers: "1500m", "1536Mi". */
  toString(): string {
    this.#text ??=
      this.#nanos < 0n
        ? `-${format(-this.#nanos, this.#notation)}`
        : format(this.#nanos, this.#notation);
    return this.#text;
  }
}

function rounded(value: number): string {
  return `${Math.round(value * 100) / 100}`;
}

function unitOf(suffix: string): {
  factor: { numerator: bigint; denominator: bigint };
  notation: Notation;
} {
  if (/^[eE]./.test(suffix) && suffix !== 'Ei') {
    const exponent = BigInt(suffix.slice(1));
    return {
      factor:
        exponent >= 0n
          ? { numerator: NANOS_PER_UNIT * 10n ** exponent, denominator: 1n }
          : { numerator: NANOS_PER_UNIT, denominator: 10n ** -exponent },
      notation: 'exponent',
    };
  }
  const binary = BINARY_SUFFIXES.find(([name]) => name === suffix);
  const decimal = DECIMAL_SUFFIXES.find(([name]) => name === suffix);
  const numerator = (binary ?? decimal)?.[1] ?? NANOS_PER_UNIT;
  return {
    factor: { numerator, denominator: 1n },
    notation: binary ? 'binary' : 'decimal',
  };
}

function format(nanos: bigint, notation: Notation): string {
  if (nanos === 0n) {
    return '0';
  }
  // Kubernetes writes a binary quantity below 1024, or one that is no whole
  // number, in decimal notation.
  if (
    notation === 'binary' &&
    nanos >= 1024n * NANOS_PER_UNIT &&
    nanos % NANOS_PER_UNIT === 0n
  ) {
    const unit = BINARY_SUFFIXES.find(([, factor]) => nanos % factor === 0n);
    return unit ? `${nanos / unit[1]}${unit[0]}` : `${nanos / NANOS_PER_UNIT}`;
  }
  if (notation === 'exponent') {
    let value = nanos;
    let exponent = -9;
    while (value % 1000n === 0n) {
      value /= 1000n;
      exponent += 3;
    }
    return exponent === 0 ? `${value}` : `${value}e${exponent}`;
  }
  const [suffix, factor] =
    DECIMAL_SUFFIXES.find(([, unit]) => nanos % unit === 0n) ??
    DECIMAL_SUFFIXES[DECIMAL_SUFFIXES.length - 1];
  return `${nanos / factor}${suffix}`;
}
