import { parseRunFilter, type RunFilterProblem } from './runFilter';
import { runFilterTokens } from './runFilterTokens';

/** A condition of a filter, or several in parentheses, as it was written. @public */
export interface RunFilterPart {
  readonly text: string;
  readonly start: number;
  /** Before this. */
  readonly end: number;
}

/** What a filter consists of at its outermost level. @public */
export interface RunFilterParts {
  /** What stands between the parts. */
  readonly joiner: 'AND' | 'OR';
  readonly parts: readonly RunFilterPart[];
}

/**
 * The parts of a filter that can be taken away or replaced one by one.
 * `a AND b OR c` has the parts `a AND b` and `c`, because AND binds tighter.
 *
 * @public
 */
export function runFilterParts(
  text: string,
): RunFilterParts | RunFilterProblem {
  if (text.trim() === '') {
    return { joiner: 'AND', parts: [] };
  }
  const filter = parseRunFilter(text);
  if ('message' in filter) {
    return filter;
  }
  const joints = { AND: [] as number[][], OR: [] as number[][] };
  let depth = 0;
  for (const token of runFilterTokens(text)) {
    const word = token.text.toUpperCase();
    if (token.kind === 'punctuation') {
      depth += Number(word === '(') - Number(word === ')');
    } else if (
      depth === 0 &&
      token.kind === 'identifier' &&
      (word === 'AND' || word === 'OR')
    ) {
      joints[word].push([token.start, token.end]);
    }
  }
  const joiner = joints.OR.length > 0 ? 'OR' : 'AND';
  const starts = [0, ...joints[joiner].map(([, end]) => end)];
  const ends = [...joints[joiner].map(([start]) => start), text.length];
  return {
    joiner,
    parts: starts.map((start, index) => partOf(text, start, ends[index])),
  };
}

function partOf(text: string, from: number, to: number): RunFilterPart {
  const raw = text.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  const trimmed = raw.trim();
  return { text: trimmed, start, end: start + trimmed.length };
}

/**
 * The filter without one of its parts, or with another in its place.
 *
 * @public
 */
export function withFilterPart(
  { joiner, parts }: RunFilterParts,
  index: number,
  replacement?: string,
): string {
  return parts
    .flatMap((part, at) => (at === index ? replacement ?? [] : part.text))
    .join(` ${joiner} `);
}

/**
 * The filter with one condition more. Parentheses keep what stands there
 * together.
 *
 * @public
 */
export function withCondition(
  filter: RunFilterParts,
  condition: string,
  joiner: 'AND' | 'OR',
): string {
  const { parts } = filter;
  const before = parts.map(({ text }) => text).join(` ${filter.joiner} `);
  if (parts.length === 0) {
    return condition;
  }
  const isLoose = joiner === 'AND' && filter.joiner === 'OR';
  return `${isLoose ? `(${before})` : before} ${joiner} ${condition}`;
}
