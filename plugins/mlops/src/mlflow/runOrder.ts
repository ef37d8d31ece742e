import type { SortOrder } from '../components';
import { parseKeyColumn } from './columnId';

const attributes: Record<string, string> = {
  name: 'attributes.run_name',
  status: 'attributes.status',
  started: 'attributes.start_time',
  user: 'attributes.user_id',
  runId: 'attributes.run_id',
};

/** The newest first, as MLflow answers when nothing else is wanted. */
export const newestFirst = 'attributes.start_time DESC';

/** Whether MLflow's grammar can name the key at all. */
export function isSortableKey(key: string): boolean {
  return !(key.includes('`') && key.includes('"'));
}

/** How a key is written in MLflow's grammar; undefined where it has no way to. */
export function quoteKey(key: string): string | undefined {
  if (!isSortableKey(key)) {
    return undefined;
  }
  return key.includes('`') ? `"${key}"` : `\`${key}\``;
}

/** What MLflow is asked to order by; undefined for what only the loaded runs can be sorted by. */
export function runOrder(order: SortOrder | undefined): string | undefined {
  if (!order) {
    return newestFirst;
  }
  const direction = order.direction.toUpperCase();
  const attribute = attributes[order.column];
  if (attribute) {
    return `${attribute} ${direction}`;
  }
  const parsed = parseKeyColumn(order.column);
  const quoted = parsed && quoteKey(parsed.key);
  return quoted && `${parsed.kind}.${quoted} ${direction}`;
}
