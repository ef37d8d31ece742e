import { MlflowApiError } from '../api/MlflowApiError';
import { FilterRules, Identifier, parseIdentifier } from './FilterRules';

export interface Order extends Identifier {
  readonly ascending: boolean;
}

type Value = string | number | undefined;

export function parseOrderBy(
  clauses: readonly string[],
  rules: FilterRules,
): Order[] {
  return clauses.map(clause => {
    const match =
      /^\s*((?:[A-Za-z_]\w*\.)?(?:`[^`]*`|"[^"]*"|[\w.]+))(?:\s+(asc|desc))?\s*$/i.exec(
        clause,
      );
    if (!match && /^\S+ \S+$/.test(clause)) {
      throw MlflowApiError.invalid(
        `Invalid ordering key in order_by clause '${clause}'.`,
      );
    }
    if (!match) {
      throw MlflowApiError.invalid(
        `Invalid order_by clause '${clause}'. Could not be parsed.`,
      );
    }
    const [, identifier, direction] = match;
    return {
      ...parseIdentifier(identifier, rules),
      ascending: direction?.toLowerCase() !== 'desc',
    };
  });
}

/** Numbers before NaN before nothing, whatever the direction. */
function rank(value: Value): number {
  if (value === undefined) {
    return 2;
  }
  return Number.isNaN(value) ? 1 : 0;
}

export function compareValues(one: Value, other: Value): number {
  if (one === other) {
    return 0;
  }
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

/** Sorts a copy; the last order is the tie-break that makes the result stable over pages. */
export function sortBy<T>(
  items: readonly T[],
  orders: readonly Order[],
  read: (item: T, identifier: Identifier) => Value,
): T[] {
  return [...items].sort((one, other) => {
    for (const order of orders) {
      const left = read(one, order);
      const right = read(other, order);
      const byRank = rank(left) - rank(right);
      if (byRank !== 0) {
        return byRank;
      }
      const byValue = rank(left) === 0 ? compareValues(left, right) : 0;
      if (byValue !== 0) {
        return order.ascending ? byValue : -byValue;
      }
    }
    return 0;
  });
}
