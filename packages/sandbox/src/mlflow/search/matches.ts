import { Comparison } from './filter';

/** `%` any characters, `_` one; everything else is itself. */
function likeExpression(pattern: string, flags: string): RegExp {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '[\\s\\S]*')
    .replaceAll('_', '[\\s\\S]');
  return new RegExp(`^${source}$`, flags);
}

/** Whether one value satisfies one condition. As in SQL, nothing compares with what is not there. */
export function matches(
  actual: string | number | undefined,
  { comparator, value }: Comparison,
): boolean {
  if (comparator === 'IS NULL') {
    return actual === undefined;
  }
  if (actual === undefined) {
    return false;
  }
  switch (comparator) {
    case 'IS NOT NULL':
      return true;
    case '=':
      return actual === value;
    case '!=':
      return actual !== value;
    case 'LIKE':
      return likeExpression(String(value), '').test(String(actual));
    case 'ILIKE':
      return likeExpression(String(value), 'i').test(String(actual));
    case 'IN':
      return (value as readonly string[]).includes(String(actual));
    case 'NOT IN':
      return !(value as readonly string[]).includes(String(actual));
    default:
      return ordered(Number(actual), comparator, Number(value));
  }
}

function ordered(actual: number, comparator: string, value: number): boolean {
  switch (comparator) {
    case '>':
      return actual > value;
    case '>=':
      return actual >= value;
    case '<':
      return actual < value;
    default:
      return actual <= value;
  }
}
