import { ObjectReader } from './ObjectReader';

/**
 * One entry of `status.conditions`.
 *
 * @public
 */
export interface Condition {
  readonly type: string;
  /** "True", "False" or "Unknown". */
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly since?: string;
}

/**
 * Reads a list of conditions; an entry without a type says nothing.
 *
 * @public
 */
export function readConditions(conditions: ObjectReader): readonly Condition[] {
  const result: Condition[] = [];
  for (const condition of conditions.list()) {
    const type = condition.at('type').text();
    if (type) {
      result.push({
        type,
        status: condition.at('status').text() ?? 'Unknown',
        reason: condition.at('reason').text(),
        message: condition.at('message').text(),
        since: condition.at('lastTransitionTime').timestamp(),
      });
    }
  }
  return result;
}

/**
 * The condition of one type of any object.
 *
 * @public
 */
export function conditionOf(
  object: unknown,
  type: string,
): Condition | undefined {
  const conditions = ObjectReader.of(object).at('status', 'conditions');
  return readConditions(conditions).find(condition => condition.type === type);
}
