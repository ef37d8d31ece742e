import { MlflowApiError } from '../api/MlflowApiError';
import { RawComparison, splitComparisons } from './comparisons';
import {
  EntityType,
  FilterRules,
  Identifier,
  parseIdentifier,
  unquote,
} from './FilterRules';

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

export interface Comparison extends Identifier {
  readonly comparator: Comparator;
  readonly value: string | number | readonly string[] | undefined;
}

const ORDER = ['=', '!=', '>', '>=', '<', '<='];
const EQUALITY = ['=', '!=', 'LIKE', 'ILIKE'];
const COMPARATORS: Readonly<Record<EntityType, readonly string[]>> = {
  metric: ORDER,
  parameter: [...EQUALITY, 'IS NULL', 'IS NOT NULL'],
  tag: [...EQUALITY, 'IS NULL', 'IS NOT NULL'],
  attribute: [...EQUALITY, 'IN', 'NOT IN'],
  dataset: [...EQUALITY, 'IN', 'NOT IN'],
};

const NOUNS: Readonly<Record<EntityType, string>> = {
  attribute: 'attributes',
  metric: 'metric',
  parameter: 'parameter',
  tag: 'tag',
  dataset: 'dataset',
};

function listValue(text: string): string[] {
  const list = text.slice(1, -1).trim();
  if (!list) {
    throw MlflowApiError.invalid(
      'While parsing a list in the query, expected a non-empty list of string values, but got empty list',
    );
  }
  return list.split(',').map(item => {
    const trimmed = item.trim();
    if (!/^(?:'[^']*'|"[^"]*")$/.test(trimmed)) {
      throw MlflowApiError.invalid(
        `While parsing a list in the query, expected string value, punctuation, or whitespace, but got different type in list: ${text}`,
      );
    }
    return unquote(trimmed);
  });
}

/** No value has been quoted. */
function refuseValue(type: EntityType, text: string, isWord: boolean): never {
  if (isWord && type !== 'attribute') {
    const noun = NOUNS[type];
    throw MlflowApiError.invalid(
      `${noun[0].toUpperCase()}${noun.slice(
        1,
      )} value is either not quoted or unidentified quote types used for string value ${text}. Use either single or double quotes.`,
    );
  }
  throw MlflowApiError.invalid(
    `Expected a quoted string value for ${NOUNS[type]} (e.g. 'my-value'). Got value ${text}`,
  );
}

function valueOf(
  { type, key }: Identifier,
  { right }: RawComparison,
  rules: FilterRules,
): Comparison['value'] {
  if (!right) {
    return undefined;
  }
  const isNumeric =
    type === 'metric' ||
    (type === 'attribute' && rules.numericAttributes.includes(key));
  if (isNumeric) {
    if (right.kind !== 'number') {
      const what = type === 'metric' ? 'metric' : `numeric attribute: ${key}`;
      throw MlflowApiError.invalid(
        `Expected numeric value type for ${what}. Found ${right.text}`,
      );
    }
    return Number(right.text);
  }
  const takesList = type === 'attribute' || type === 'dataset';
  if (right.kind === 'group' && takesList) {
    if (type === 'attribute' && !rules.listAttributes.includes(key)) {
      throw MlflowApiError.invalid(
        rules.dialect === 'runs'
          ? "Only the 'run_id' attribute supports comparison with a list of quoted string values."
          : `Only ['${rules.listAttributes.join(
              "', '",
            )}'] attributes support comparison with a list of quoted string values.`,
      );
    }
    return listValue(right.text);
  }
  if (right.kind !== 'string' && !/^"[^"]*"$/.test(right.text)) {
    return refuseValue(type, right.text, right.kind === 'word');
  }
  return unquote(right.text);
}

function checkComparator(
  { type, key }: Identifier,
  comparator: string,
  rules: FilterRules,
): Comparator {
  const isNumeric =
    type === 'attribute' && rules.numericAttributes.includes(key);
  const valid = isNumeric ? ORDER : COMPARATORS[type];
  if (valid.includes(comparator)) {
    return comparator as Comparator;
  }
  throw MlflowApiError.invalid(
    comparator.startsWith('IS')
      ? `IS NULL / IS NOT NULL is only supported for tags and params, not for '${type}' '${key}'`
      : `Invalid comparator '${comparator}' not one of '{'${valid.join(
          "', '",
        )}'}'`,
  );
}

/** Conditions that all have to hold. */
export function parseFilter(
  text: string | undefined,
  rules: FilterRules,
): Comparison[] {
  if (!text) {
    return [];
  }
  return splitComparisons(text, rules).map(raw => {
    const identifier = parseIdentifier(raw.left.text, rules);
    const value = valueOf(identifier, raw, rules);
    const comparator = checkComparator(identifier, raw.comparator, rules);
    return { ...identifier, comparator, value };
  });
}
