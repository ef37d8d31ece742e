/** An object of unknown content as it comes from the network. @internal */
export type Fields = Readonly<Record<string, unknown>>;

/** What is no object counts as an empty one: in MLflow's answers absent means empty. @internal */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

/** What is no list counts as an empty one. @internal */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Non-empty text; numbers become text, because versions and ids arrive as either. @internal */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') {
    return String(value);
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An int64, which servers and proxies send as number or as text. @internal */
export function integerOf(value: unknown): number | undefined {
  if (typeof value === 'string' && !/^-?\d+$/.test(value)) {
    return undefined;
  }
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number)
    ? Math.trunc(number)
    : undefined;
}

/** Milliseconds since 1970; 0 is how MLflow writes "never". @internal */
export function dateOf(value: unknown): Date | undefined {
  const milliseconds = integerOf(value);
  if (milliseconds === undefined || milliseconds <= 0) {
    return undefined;
  }
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** SQL stores keep the infinities as the largest double. */
const INFINITE_FROM = 1.797e308;

/** A metric value: NaN and the infinities come as text or as the largest double. @internal */
export function metricValueOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') {
    return undefined;
  }
  if (value === 'NaN') {
    return NaN;
  }
  const number =
    typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
  if (Number.isNaN(number)) {
    return typeof value === 'number' ? NaN : undefined;
  }
  return Math.abs(number) >= INFINITE_FROM
    ? Math.sign(number) * Infinity
    : number;
}

/** `[{ key, value }]` as a map; the last of equal keys wins, as in MLflow. @internal */
export function tagsOf(value: unknown): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const entry of listOf(value)) {
    const { key, value: text } = fieldsOf(entry);
    const name = textOf(key);
    if (name !== undefined) {
      tags.set(name, textOf(text) ?? '');
    }
  }
  return tags;
}
