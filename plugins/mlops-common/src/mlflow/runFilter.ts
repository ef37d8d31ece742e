/** A filter in MLflow's grammar, taken apart at its ANDs. @public */
export interface RunFilter {
  readonly clauses: readonly string[];
}

/** Why a text is no filter in MLflow's grammar. @public */
export interface RunFilterProblem {
  readonly message: string;
}

interface Token {
  readonly kind:
    | 'space'
    | 'identifier'
    | 'string'
    | 'number'
    | 'operator'
    | 'punctuation'
    | 'invalid';
  readonly text: string;
}

const QUOTED_KEY = '(?:`[^`]*`|"[^"\\\\]*")';
const PATTERNS: readonly [Token['kind'], RegExp][] = [
  ['space', /\s+/y],
  ['identifier', new RegExp(`[A-Za-z_]\\w*\\.${QUOTED_KEY}`, 'y')],
  ['identifier', /[A-Za-z_][\w.]*|`[^`]*`/y],
  // No escape exists: servers disagree with us about what follows a backslash, so it is refused.
  ['string', /'[^'\\]*'|"[^"\\]*"/y],
  ['number', /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y],
  ['operator', /!=|>=|<=|=|>|</y],
  ['punctuation', /[(),]/y],
];

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    let found: Token | undefined;
    for (const [kind, pattern] of PATTERNS) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match) {
        found = { kind, text: match[0] };
        break;
      }
    }
    if (!found) {
      return [...tokens, { kind: 'invalid', text: text.slice(at, at + 20) }];
    }
    tokens.push(found);
    at += found.text.length;
  }
  return tokens;
}

/** One letter per token, so that the grammar of a clause is a regular expression. */
function shapeOf(token: Token): string {
  const word = token.text.toUpperCase();
  if (token.kind === 'identifier') {
    if (word === 'LIKE' || word === 'ILIKE') return 'o';
    if (word === 'IN') return 'I';
    if (word === 'IS') return 'S';
    if (word === 'NOT') return 'N';
    if (word === 'NULL') return 'U';
    return 'k';
  }
  if (token.kind === 'string') return 's';
  if (token.kind === 'number') return 'n';
  return token.kind === 'operator' ? 'o' : token.text;
}

const CLAUSE = /^(?:ko[sn]|kN?I\([sn](?:,[sn])*\)|kSN?U)$/;

/**
 * Takes a filter apart so that it can be joined with another one: text that is only glued together could
 * end a string of the other part and so drop its condition.
 *
 * @public
 */
export function parseRunFilter(text: string): RunFilter | RunFilterProblem {
  const clauses: string[] = [];
  let clause: Token[] = [];
  const finish = (): RunFilterProblem | undefined => {
    const written = clause.filter(({ kind }) => kind !== 'space');
    if (!CLAUSE.test(written.map(shapeOf).join(''))) {
      const shown = written.map(token => token.text).join(' ');
      return {
        message: shown
          ? `"${shown}" is no condition in MLflow's filter grammar.`
          : 'A condition is missing.',
      };
    }
    clauses.push(written.map(token => token.text).join(' '));
    clause = [];
    return undefined;
  };
  let previous: Token | undefined;
  for (const token of tokenize(text)) {
    if (token.kind === 'invalid') {
      return { message: `The filter cannot be read at "${token.text}".` };
    }
    if (token.kind === 'string' && previous?.kind === 'string') {
      return {
        message: `Quotes inside a value cannot be written: use the other kind of quotes around ${token.text}.`,
      };
    }
    previous = token;
    const word = token.kind === 'identifier' ? token.text.toUpperCase() : '';
    if (word === 'OR') {
      return { message: 'MLflow knows no OR: conditions are joined by AND.' };
    }
    if (word !== 'AND') {
      clause.push(token);
      continue;
    }
    const problem = finish();
    if (problem) {
      return problem;
    }
  }
  return finish() ?? { clauses };
}

/** The filter that holds when all of the given ones hold; `undefined` when there is no condition. @public */
export function joinRunFilters(
  filters: readonly RunFilter[],
): string | undefined {
  const clauses = filters.flatMap(filter => filter.clauses);
  return clauses.length > 0 ? clauses.join(' AND ') : undefined;
}
