import { type RunFilterToken, runFilterTokens } from './runFilterTokens';

/**
 * A filter in MLflow's grammar, which has only AND, with OR and parentheses
 * added to it: taken apart into alternatives, each a list of conditions.
 *
 * @public
 */
export interface RunFilter {
  /** A run passes when all conditions of any alternative hold. */
  readonly alternatives: readonly (readonly string[])[];
}

/** Why a text is no filter. @public */
export interface RunFilterProblem {
  readonly message: string;
  /** Where in the text, from and to before; absent where it is all of it. */
  readonly start?: number;
  readonly end?: number;
}

/** Each is a query of its own. */
const MOST_ALTERNATIVES = 8;

/** One letter per token, so that the grammar of a clause is a regular expression. */
function shapeOf(token: RunFilterToken): string {
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

class Problem extends Error {
  readonly tokens: readonly RunFilterToken[];

  /** `tokens`: where it is. */
  constructor(message: string, tokens: readonly RunFilterToken[] = []) {
    super(message);
    this.tokens = tokens;
  }
}

const ENDS: ReadonlySet<string> = new Set(['AND', 'OR', ')']);

type Alternatives = readonly (readonly string[])[];

/** Reads `a AND (b OR c)` from left to right. */
class FilterReader {
  readonly #tokens: readonly RunFilterToken[];
  #at = 0;

  constructor(tokens: readonly RunFilterToken[]) {
    this.#tokens = tokens;
  }

  all(): Alternatives {
    const alternatives = this.#either();
    const rest = this.#tokens[this.#at];
    if (rest) {
      throw new Problem(`"${rest.text}" is not expected there.`, [rest]);
    }
    return alternatives;
  }

  #either(): Alternatives {
    let alternatives = this.#both();
    while (this.#takes('OR')) {
      alternatives = bounded([...alternatives, ...this.#both()]);
    }
    return alternatives;
  }

  #both(): Alternatives {
    let alternatives = this.#one();
    while (this.#takes('AND')) {
      alternatives = crossed(alternatives, this.#one());
    }
    return alternatives;
  }

  #one(): Alternatives {
    if (!this.#takes('(')) {
      return [[this.#condition()]];
    }
    const alternatives = this.#either();
    if (!this.#takes(')')) {
      throw new Problem('A parenthesis is not closed.');
    }
    return alternatives;
  }

  #condition(): string {
    const written: RunFilterToken[] = [];
    let depth = 0;
    for (;;) {
      const token = this.#tokens[this.#at];
      const word = token && wordOf(token);
      if (!token || (depth === 0 && ENDS.has(word))) {
        break;
      }
      if (written.at(-1)?.kind === 'string' && token.kind === 'string') {
        throw new Problem(
          `Quotes inside a value cannot be written: use the other kind of quotes around ${token.text}.`,
          [token],
        );
      }
      depth += Number(word === '(') - Number(word === ')');
      written.push(token);
      this.#at += 1;
    }
    if (!CLAUSE.test(written.map(shapeOf).join(''))) {
      const shown = written.map(token => token.text).join(' ');
      throw new Problem(
        shown
          ? `"${shown}" is no condition in MLflow's filter grammar.`
          : 'A condition is missing.',
        written,
      );
    }
    return written.map(token => token.text).join(' ');
  }

  #takes(word: string): boolean {
    const token = this.#tokens[this.#at];
    const taken = token !== undefined && wordOf(token) === word;
    this.#at += Number(taken);
    return taken;
  }
}

/** Words of the grammar; keys and values are none, whatever they contain. */
function wordOf({ kind, text }: RunFilterToken): string {
  return kind === 'identifier' || kind === 'punctuation'
    ? text.toUpperCase()
    : '';
}

function crossed(some: Alternatives, others: Alternatives): Alternatives {
  return bounded(some.flatMap(one => others.map(other => [...one, ...other])));
}

function bounded(alternatives: Alternatives): Alternatives {
  if (alternatives.length > MOST_ALTERNATIVES) {
    throw new Problem(
      `The filter has more than ${MOST_ALTERNATIVES} alternatives: each is a question of its own to MLflow.`,
    );
  }
  return alternatives;
}

/**
 * Takes a filter apart so that it can be joined with another one: text that is
 * only glued together could end a string of the other part and so drop its
 * condition.
 *
 * @public
 */
export function parseRunFilter(text: string): RunFilter | RunFilterProblem {
  const tokens = runFilterTokens(text);
  const invalid = tokens.find(({ kind }) => kind === 'invalid');
  if (invalid) {
    const { start, end } = invalid;
    return {
      message: `The filter cannot be read at "${invalid.text}".`,
      start,
      end,
    };
  }
  try {
    return { alternatives: new FilterReader(tokens).all() };
  } catch (error) {
    if (error instanceof Problem) {
      return problemOf(error);
    }
    throw error;
  }
}

function problemOf({ message, tokens }: Problem): RunFilterProblem {
  const first = tokens[0];
  const last = tokens[tokens.length - 1];
  return first ? { message, start: first.start, end: last.end } : { message };
}

/**
 * The filters in MLflow's own grammar of which at least one has to hold so that
 * all of the given ones hold; empty when there is no condition.
 *
 * @public
 */
export function joinRunFilters(
  filters: readonly RunFilter[],
): readonly string[] | RunFilterProblem {
  try {
    const joined = filters
      .map(filter => filter.alternatives)
      .reduce<Alternatives>(crossed, [[]]);
    const texts = joined
      .filter(clauses => clauses.length > 0)
      .map(clauses => [...new Set(clauses)].join(' AND '));
    return [...new Set(texts)];
  } catch (error) {
    if (error instanceof Problem) {
      return { message: error.message };
    }
    throw error;
  }
}
