import { MlflowApiError } from '../api/MlflowApiError';
import { Token, tokenize } from './tokens';

export type Comparator =
  | '='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | 'LIKE'
  | 'ILIKE'
  | 'IN'
  | 'NOT IN'
  | 'IS NULL'
  | 'IS NOT NULL';

export type EntityType =
  | 'attribute'
  | 'metric'
  | 'parameter'
  | 'tag'
  | 'dataset';

export interface Comparison {
  readonly type: EntityType;
  readonly key: string;
  readonly comparator: Comparator;
  readonly value: string | number | readonly string[] | undefined;
}

/** What may be asked of one kind of thing. */
export interface FilterRules {
  readonly types: readonly EntityType[];
  readonly attributes: readonly string[];
  readonly numericAttributes: readonly string[];
  /** Attributes that can be compared with a list. */
  readonly listAttributes: readonly string[];
}

const TYPE_NAMES: Readonly<Record<string, EntityType>> = {
  attribute: 'attribute',
  attributes: 'attribute',
  attr: 'attribute',
  run: 'attribute',
  metric: 'metric',
  metrics: 'metric',
  parameter: 'parameter',
  parameters: 'parameter',
  param: 'parameter',
  params: 'parameter',
  tag: 'tag',
  tags: 'tag',
  dataset: 'dataset',
  datasets: 'dataset',
};

const ORDER = ['=', '!=', '>', '>=', '<', '<='];
const EQUALITY = ['=', '!=', 'LIKE', 'ILIKE'];
const COMPARATORS: Readonly<Record<EntityType, readonly string[]>> = {
  metric: ORDER,
  parameter: [...EQUALITY, 'IS NULL', 'IS NOT NULL'],
  tag: [...EQUALITY, 'IS NULL', 'IS NOT NULL'],
  attribute: [...EQUALITY, 'IN', 'NOT IN'],
  dataset: [...EQUALITY, 'IN', 'NOT IN'],
};

export function unquote(text: string): string {
  const first = text[0];
  return text.length >= 2 && '\'"`'.includes(first) && text.endsWith(first)
    ? text.slice(1, -1)
    : text;
}

/** `metrics.f1`, `attributes.status` or bare `status`, in their canonical form. */
export function parseIdentifier(
  text: string,
  rules: FilterRules,
): Pick<Comparison, 'type' | 'key'> {
  const dot =
    text.startsWith('`') || text.startsWith('"') ? -1 : text.indexOf('.');
  const typeName = dot < 0 ? 'attribute' : text.slice(0, dot);
  const type = TYPE_NAMES[typeName];
  if (!type || !rules.types.includes(type)) {
    throw MlflowApiError.invalid(
      `Invalid entity type '${typeName}'. Valid values are ['${rules.types.join(
        "', '",
      )}']`,
    );
  }
  const written = unquote(dot < 0 ? text : text.slice(dot + 1));
  // The name of the column in MLflow's own pages.
  const isColumn = type === 'attribute' && /^run name$/i.test(written);
  const key = isColumn ? 'run_name' : written;
  if (type === 'attribute' && !rules.attributes.includes(key)) {
    throw MlflowApiError.invalid(
      `Invalid attribute key '${key}' specified. Valid keys are '{'${rules.attributes.join(
        "', '",
      )}'}'`,
    );
  }
  return { type, key };
}

interface Raw {
  readonly left: Token;
  readonly comparator: string;
  readonly right?: Token;
  readonly length: number;
}

function word(token: Token | undefined): string {
  return token?.kind === 'word' ? token.text.toUpperCase() : '';
}

/** The comparison that begins at a place, if one does. */
function comparisonAt(tokens: readonly Token[], at: number): Raw | undefined {
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

const NOUNS: Readonly<Record<EntityType, string>> = {
  attribute: 'attributes',
  metric: 'metric',
  parameter: 'parameter',
  tag: 'tag',
  dataset: 'dataset',
};

function listValue(text: string): string[] {
  const items = text.slice(1, -1).split(',');
  return items.map(item => {
    const trimmed = item.trim();
    if (!/^(?:'[^']*'|"[^"]*")$/.test(trimmed)) {
      throw MlflowApiError.invalid(
        `While parsing a list in the query, expected string value, punctuation, or whitespace, but got different type in list: ${text}`,
      );
    }
    return unquote(trimmed);
  });
}

function valueOf(
  identifier: Pick<Comparison, 'type' | 'key'>,
  { comparator, right }: Raw,
  rules: FilterRules,
): Comparison['value'] {
  const { type, key } = identifier;
  if (!right) {
    return undefined;
  }
  const numeric =
    type === 'metric' ||
    (type === 'attribute' && rules.numericAttributes.includes(key));
  if (numeric) {
    if (right.kind !== 'number') {
      const what = type === 'metric' ? 'metric' : `numeric attribute: ${key}`;
      throw MlflowApiError.invalid(
        `Expected numeric value type for ${what}. Found ${right.text}`,
      );
    }
    return Number(right.text);
  }
  if (comparator === 'IN' || comparator === 'NOT IN') {
    if (type === 'attribute' && !rules.listAttributes.includes(key)) {
      throw MlflowApiError.invalid(
        `Only the '${
          rules.listAttributes.join("', '") || 'run_id'
        }' attribute supports comparison with a list of quoted string values.`,
      );
    }
    return listValue(right.text);
  }
  if (right.kind !== 'string' && !/^"[^"]*"$/.test(right.text)) {
    throw MlflowApiError.invalid(
      `Expected a quoted string value for ${NOUNS[type]} (e.g. 'my-value'). Got value ${right.text}`,
    );
  }
  return unquote(right.text);
}

function checkComparator(
  { type, key }: Pick<Comparison, 'type' | 'key'>,
  comparator: string,
  rules: FilterRules,
): Comparator {
  const numeric = type === 'attribute' && rules.numericAttributes.includes(key);
  const valid = numeric ? ORDER : COMPARATORS[type];
  if (!valid.includes(comparator)) {
    throw MlflowApiError.invalid(
      `Invalid comparator '${comparator}' not one of '{'${valid.join(
        "', '",
      )}'}'`,
    );
  }
  return comparator as Comparator;
}

/** Conditions that all have to hold; there is no OR, no NOT and no parenthesis. */
export function parseFilter(
  text: string | undefined,
  rules: FilterRules,
): Comparison[] {
  if (!text) {
    return [];
  }
  const tokens = tokenize(text);
  if (tokens.length === 0) {
    throw MlflowApiError.invalid(
      `Invalid filter '${text}'. Could not be parsed.`,
    );
  }
  const found: Raw[] = [];
  const invalid: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const raw = comparisonAt(tokens, at);
    if (raw) {
      found.push(raw);
    } else if (word(tokens[at]) !== 'AND') {
      invalid.push(tokens[at].text);
    }
    at += raw?.length ?? 1;
  }
  if (invalid.length > 0) {
    throw MlflowApiError.invalid(
      `Invalid clause(s) in filter string: ${invalid
        .map(clause => `'${clause}'`)
        .join(', ')}`,
    );
  }
  return found.map(raw => {
    const identifier = parseIdentifier(raw.left.text, rules);
    const value = valueOf(identifier, raw, rules);
    const comparator = checkComparator(identifier, raw.comparator, rules);
    return { ...identifier, comparator, value };
  });
}
