/** A word, value or sign of a filter, and where it stands. @public */
export interface RunFilterToken {
  readonly kind:
    | 'identifier'
    | 'string'
    | 'number'
    | 'operator'
    | 'punctuation'
    | 'invalid';
  readonly text: string;
  readonly start: number;
  /** Before this. */
  readonly end: number;
}

const QUOTED_KEY = '(?:`[^`]*`|"[^"\\\\]*")';
const PATTERNS: readonly [RunFilterToken['kind'] | 'space', RegExp][] = [
  ['space', /\s+/y],
  ['identifier', new RegExp(`[A-Za-z_]\\w*\\.${QUOTED_KEY}`, 'y')],
  ['identifier', /[A-Za-z_][\w.]*|`[^`]*`/y],
  // No escape exists: servers disagree with us about what follows a backslash, so it is refused.
  ['string', /'[^'\\]*'|"[^"\\]*"/y],
  ['number', /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y],
  ['operator', /!=|>=|<=|=|>|</y],
  ['punctuation', /[(),]/y],
];

/**
 * Takes the text of a filter apart. What fits nothing becomes one token of kind
 * `invalid`, with which it ends.
 *
 * @public
 */
export function runFilterTokens(text: string): RunFilterToken[] {
  const tokens: RunFilterToken[] = [];
  let start = 0;
  while (start < text.length) {
    const [kind, found] = tokenAt(text, start);
    const end = start + found.length;
    if (kind !== 'space') {
      tokens.push({ kind, text: found, start, end });
    }
    if (kind === 'invalid') {
      break;
    }
    start = end;
  }
  return tokens;
}

function tokenAt(
  text: string,
  start: number,
): [RunFilterToken['kind'] | 'space', string] {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match) {
      return [kind, match[0]];
    }
  }
  return ['invalid', text.slice(start, start + 20)];
}
