import type { SortOrder } from '../components';

const attributes: Record<string, string> = {
  name: 'attributes.run_name',
  status: 'attributes.status',
  started: 'attributes.start_time',
};

/** The id of the column of a metric or a parameter. */
export function keyColumn(kind: 'metrics' | 'params', key: string): string {
  return `${kind}.${key}`;
}

/** Whether MLflow's grammar can name the key at all. */
export function isSortableKey(key: string): boolean {
  return !(key.includes('`') && key.includes('"'));
}

/** What MLflow is asked to order by; the newest runs first unless the user wants something else. */
export function runOrder(order: SortOrder | undefined): string[] {
  const column = order?.column ?? 'started';
  const direction = (order?.direction ?? 'desc').toUpperCase();
  const attribute = attributes[column];
  if (attribute) {
    return [`${attribute} ${direction}`];
  }
  const [, kind, key] = /^(metrics|params)\.(.+)$/s.exec(column) ?? [];
  if (!kind || !isSortableKey(key)) {
    return runOrder(undefined);
  }
  const quote = key.includes('`') ? '"' : '`';
  return [`${kind}.${quote}${key}${quote} ${direction}`];
}
