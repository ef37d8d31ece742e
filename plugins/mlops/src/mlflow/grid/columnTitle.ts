import type { Translate } from '../../translation';
import { parseKeyColumn } from '../columnId';
import { runColumns } from './defaultColumns';

const titles = {
  status: 'experiments.column.status',
  started: 'experiments.column.started',
  duration: 'experiments.column.duration',
  user: 'experiments.column.user',
  source: 'experiments.column.source',
  models: 'experiments.column.models',
  datasets: 'experiments.column.datasets',
  runId: 'experiments.column.runId',
} as const;

/** What a column is called where it stands without its kind. */
export function columnTitle(column: string, t: Translate): string {
  const parsed = parseKeyColumn(column);
  if (parsed) {
    return parsed.key;
  }
  if (column === 'name') {
    return t('experiments.column.name');
  }
  const known = runColumns.find(one => one === column);
  return known ? t(titles[known]) : column;
}
