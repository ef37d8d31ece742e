import { MlflowApiError } from '../api/MlflowApiError';
import { FilterRules } from './FilterRules';
import { Token, tokenize } from './tokens';

/** A comparison as it is written. */
export interface RawComparison {
  readonly left: Token;
  readonly comparator: string;
  readonly right?: Token;
  readonly length: number;
}

function word(token: Token | undefined): string {
  return token?.kind === 'word' ? token.text.toUpperCase() : '';
}

/** The comparison that begins at a place, if one does. */
function comparisonAt(
  tokens: readonly Token[],
  at: number,
): RawComparison | undefined {
  const [left, second, third, fourth] = tokens.slice(at, at + 4);
  if (left?.kind !== 'word' || !second) {
    return undefined;
  }
  const value = (token: Token | undefined) =>
    token &&
    ['string', 'number', 'word'].includes(token.kind) &&
    word(token) !== 'AND';
  const comparator = second.kind === 'operator' ? second.text : word(second);
  if (second.kind === 'operator' || /^I?LIKE$/.test(comparator)) {
    return value(third)
      ? { left, comparator, right: third, length: 3 }
      : undefined;
  }
  if (comparator === 'IN' && third?.kind === 'group') {
    return { left, comparator, right: third, length: 3 };
  }
  if (
    comparator === 'NOT' &&
    word(third) === 'IN' &&
    fourth?.kind === 'group'
  ) {
    return { left, comparator: 'NOT IN', right: fourth, length: 4 };
  }
  if (comparator === 'IS' && word(third) === 'NULL') {
    return { left, comparator: 'IS NULL', length: 3 };
  }
  return comparator === 'IS' && word(third) === 'NOT' && word(fourth) === 'NULL'
    ? { left, comparator: 'IS NOT NULL', length: 4 }
    : undefined;
}

/** `'a' = 'a'` reads as a comparison, but compares nothing of a run. */
function checkLeft(tokens: readonly Token[], at: number) {
  const [left, second] = tokens.slice(at, at + 2);
  const isValue = left.kind === 'string' || left.kind === 'number';
  if (isValue && second?.kind === 'operator') {
    throw MlflowApiError.invalid(
      `Invalid comparison clause. Expected 'Identifier' found '${left.text}'`,
    );
  }
}

/** Takes a filter apart at its ANDs; there is no OR, no NOT and no parenthesis. */
export function splitComparisons(
  text: string,
  rules: FilterRules,
): RawComparison[] {
  const tokens = tokenize(text);
  if (tokens.length === 0) {
    throw MlflowApiError.invalid(
      `Invalid filter '${text}'. Could not be parsed.`,
    );
  }
  const end = tokens.findIndex(token => token.text === ';');
  if (end >= 0 && end < tokens.length - 1) {
    throw MlflowApiError.invalid(
      `Search filter contained multiple expression '${text}'. Provide AND-ed expression list.`,
    );
  }
  const found: RawComparison[] = [];
  const invalid: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const raw = comparisonAt(tokens, at);
    if (raw) {
      found.push(raw);
    } else if (word(tokens[at]) !== 'AND') {
      checkLeft(tokens, at);
      invalid.push(tokens[at].text);
    }
    at += raw?.length ?? 1;
  }
  if (invalid.length > 0) {
    const quote = rules.dialect === 'runs' ? "'" : '';
    const clauses = invalid.map(clause => `${quote}${clause}${quote}`);
    throw MlflowApiError.invalid(
      `Invalid clause(s) in filter string: ${clauses.join(', ')}`,
    );
  }
  return found;
}
