/**
 * One requirement of a Kubernetes label selector.
 *
 * @public
 */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: 'in' | 'notin' | 'exists' | 'absent';
  readonly values: readonly string[];
}

/**
 * A label selector that has been understood: all requirements hold.
 *
 * @public
 */
export interface LabelSelector {
  /** In the notation of Kubernetes, as in `app=churn,tier in (a,b)`. */
  readonly text: string;
  readonly requirements: readonly LabelRequirement[];
}

const NAME = '[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?';
const KEY = `(?:[a-z0-9][a-z0-9.-]{0,252}\\/)?${NAME}`;
const VALUE = `(?:${NAME})?`;
const EQUALITY = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*(${VALUE})$`);
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const EXISTENCE = new RegExp(`^(!?)\\s*(${KEY})$`);
const WHOLE_VALUE = new RegExp(`^${VALUE}$`);
const LONGEST_SELECTOR = 2000;

/**
 * Reads a label selector; undefined when it is not one.
 *
 * @public
 */
export function parseLabelSelector(text: string): LabelSelector | undefined {
  if (text.length > LONGEST_SELECTOR || !text.trim()) {
    return undefined;
  }
  const requirements: LabelRequirement[] = [];
  // Commas within parentheses separate values.
  for (const part of text.split(/,(?![^()]*\))/)) {
    const requirement = parseRequirement(part.trim());
    if (!requirement) {
      return undefined;
    }
    requirements.push(requirement);
  }
  return { text: requirements.map(textOf).join(','), requirements };
}

/**
 * The selector of objects whose label has exactly this value.
 *
 * @public
 */
export function labelEquals(key: string, value: string): LabelSelector {
  const requirement = { key, operator: 'in', values: [value] } as const;
  return { text: textOf(requirement), requirements: [requirement] };
}

/**
 * Whether labels satisfy a selector, as Kubernetes decides it.
 *
 * @public
 */
export function matchesLabels(
  selector: LabelSelector,
  labels: Readonly<Record<string, string>> = {},
): boolean {
  return selector.requirements.every(({ key, operator, values }) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    switch (operator) {
      case 'in':
        return value !== undefined && values.includes(value);
      case 'notin':
        return value === undefined || !values.includes(value);
      case 'exists':
        return value !== undefined;
      default:
        return value === undefined;
    }
  });
}

function parseRequirement(text: string): LabelRequirement | undefined {
  const equality = EQUALITY.exec(text);
  if (equality) {
    const [, key, sign, value] = equality;
    return { key, operator: sign === '!=' ? 'notin' : 'in', values: [value] };
  }
  const set = SET.exec(text);
  if (set) {
    const values = set[3].split(',').map(value => value.trim());
    return values.every(value => WHOLE_VALUE.test(value))
      ? { key: set[1], operator: set[2] as 'in' | 'notin', values }
      : undefined;
  }
  const existence = EXISTENCE.exec(text);
  return existence
    ? {
        key: existence[2],
        operator: existence[1] ? 'absent' : 'exists',
        values: [],
      }
    : undefined;
}

function textOf({ key, operator, values }: LabelRequirement): string {
  switch (operator) {
    case 'exists':
      return key;
    case 'absent':
      return `!${key}`;
    default:
      return values.length === 1
        ? `${key}${operator === 'in' ? '=' : '!='}${values[0]}`
        : `${key} ${operator} (${values.join(',')})`;
  }
}
