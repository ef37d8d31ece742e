/** A word of a filter. Kinds as far as MLflow's own parser, which is one for SQL, tells them apart. */
export interface Token {
  readonly kind: 'word' | 'string' | 'number' | 'operator' | 'group' | 'other';
  readonly text: string;
}

const PATTERNS: readonly [Token['kind'], RegExp][] = [
  ['number', /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w.])/y],
  ['word', /(?:[A-Za-z_]\w*\.)?(?:`[^`]*`|"[^"]*")(?=\s|$|[=!<>)])/y],
  ['word', /[A-Za-z_][\w.]*/y],
  // Quotes and backslashes inside stay in the value: no escape exists.
  ['string', /'(?:[^'\\]|''|\\.)*'/y],
  ['operator', /!=|>=|<=|=|>|</y],
  ['group', /\([^()]*\)/y],
  ['other', /[^\s]/y],
];

/** Words of a text; double quotes are both for keys and for values, which the grammar decides. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const space = /\s+/y;
    space.lastIndex = at;
    const blank = space.exec(text);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    for (const [kind, pattern] of PATTERNS) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match) {
        tokens.push({ kind, text: match[0] });
        at += match[0].length;
        break;
      }
    }
  }
  return tokens;
}
