/** What of a run a condition is about. @public */
export interface RunFilterField {
  readonly kind: 'metrics' | 'params' | 'tags' | 'attributes' | 'datasets';
  readonly key: string;
}

/** How MLflow compares. @public */
export type RunFilterOperator =
  | '>'
  | '>='
  | '<'
  | '<='
  | '='
  | '!='
  | 'LIKE'
  | 'ILIKE'
  | 'IS NULL'
  | 'IS NOT NULL';

/** Why something cannot be written in MLflow's grammar. @public */
export type RunFilterConditionProblem =
  | 'no-value'
  | 'no-number'
  | 'both-quotes'
  | 'key-quotes';

const NUMERIC: readonly RunFilterOperator[] = ['>', '>=', '<', '<=', '=', '!='];
const TEXTUAL: readonly RunFilterOperator[] = ['=', '!=', 'LIKE', 'ILIKE'];
const TIMES: ReadonlySet<string> = new Set(['start_time', 'end_time']);

function isNumeric({ kind, key }: RunFilterField): boolean {
  return kind === 'metrics' || (kind === 'attributes' && TIMES.has(key));
}

/** The comparisons that MLflow knows for a field. @public */
export function runFilterOperators(
  field: RunFilterField,
): readonly RunFilterOperator[] {
  if (isNumeric(field)) {
    return NUMERIC;
  }
  return field.kind === 'params' || field.kind === 'tags'
    ? [...TEXTUAL, 'IS NULL', 'IS NOT NULL']
    : TEXTUAL;
}

/** How a field is written; undefined for names that the grammar has no way to write. @public */
export function writeFilterField({
  kind,
  key,
}: RunFilterField): string | undefined {
  if (/^[A-Za-z_][\w.]*$/.test(key)) {
    return `${kind}.${key}`;
  }
  if (!key.includes('`')) {
    return `${kind}.\`${key}\``;
  }
  return /["\\]/.test(key) ? undefined : `${kind}."${key}"`;
}

/**
 * How a text is written; undefined for those with both kinds of quotes, or with
 * a backslash: MLflow's grammar has no escapes.
 *
 * @public
 */
export function writeFilterText(value: string): string | undefined {
  if (value.includes('\\')) {
    return undefined;
  }
  if (!value.includes("'")) {
    return `'${value}'`;
  }
  return value.includes('"') ? undefined : `"${value}"`;
}

/**
 * Writes one condition, with the quotes that its parts need.
 *
 * @public
 */
export function writeCondition(
  field: RunFilterField,
  operator: RunFilterOperator,
  value: string,
): { condition: string } | { problem: RunFilterConditionProblem } {
  const name = writeFilterField(field);
  if (name === undefined) {
    return { problem: 'key-quotes' };
  }
  if (operator === 'IS NULL' || operator === 'IS NOT NULL') {
    return { condition: `${name} ${operator}` };
  }
  if (isNumeric(field)) {
    const number = value.trim();
    return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(number)
      ? { condition: `${name} ${operator} ${number}` }
      : { problem: 'no-number' };
  }
  if (value === '' && operator !== '=' && operator !== '!=') {
    return { problem: 'no-value' };
  }
  const text = writeFilterText(value);
  return text === undefined
    ? { problem: 'both-quotes' }
    : { condition: `${name} ${operator} ${text}` };
}
