import { ApiError } from './ApiError';

type Labels = Readonly<Record<string, string>>;

/** Decides whether labels are selected. */
export type LabelMatcher = (labels: Labels | undefined) => boolean;

const keyPattern =
  /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const valuePattern = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const setPattern = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/;
const equalityPattern = /^([^\s=!]+)\s*(==|=|!=)\s*([^\s=!]*)$/;

function refuse(text: string): never {
  throw ApiError.badRequest(
    `unable to parse requirement: invalid label selector "${text}"`,
  );
}

/** Splits at commas outside of parentheses. */
function splitRequirements(selector: string): string[] {
  return selector
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter((part, _, parts) => part || parts.length > 1);
}

function checked(text: string, key: string, values: readonly string[]) {
  if (!keyPattern.test(key) || !values.every(it => valuePattern.test(it))) {
    refuse(text);
  }
}

function parseRequirement(text: string): LabelMatcher {
  const set = setPattern.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    checked(text, key, values);
    return operator === 'in'
      ? labels => labels?.[key] !== undefined && values.includes(labels[key])
      : labels => labels?.[key] === undefined || !values.includes(labels[key]);
  }
  const equality = equalityPattern.exec(text);
  if (equality) {
    const [, key, operator, value] = equality;
    checked(text, key, [value]);
    return operator === '!='
      ? labels => labels?.[key] !== value
      : labels => labels?.[key] === value;
  }
  const absent = text.startsWith('!');
  const key = (absent ? text.slice(1) : text).trim();
  checked(text, key, []);
  return labels => (labels?.[key] === undefined) === absent;
}

/** Reads the whole syntax: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, joined by commas. */
export function parseLabelSelector(selector: string): LabelMatcher {
  const requirements = splitRequirements(selector).map(parseRequirement);
  return labels => requirements.every(matches => matches(labels));
}
