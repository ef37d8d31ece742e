/* eslint-disable @backstage/no-relative-monorepo-imports -- what is measured is inside of the plugin, which exports extensions only */
import type { Run } from '../../../../../plugins/mlops/src/api';

const START = Date.UTC(2026, 0, 1);
const METRICS = ['f1', 'accuracy', 'auc', 'loss', 'recall', 'precision'];
const PARAMS = ['max_depth', 'learning_rate', 'n_estimators'];

/** The columns that both grids have. */
export const columnIds = [
  'status',
  'started',
  'duration',
  'user',
  'source',
  ...METRICS.map(key => `metrics.${key}`),
  ...PARAMS.map(key => `params.${key}`),
];

/** Runs as our API answers them. */
export function benchmarkRows(count: number): readonly Run[] {
  return Array.from({ length: count }, (_, index): Run => {
    const started = START + index * 60_000;
    return {
      server: 'main',
      experimentId: '1',
      runId: index.toString(16).padStart(32, '0'),
      name: `calm-fox-${index}`,
      status: 'finished',
      startedAt: new Date(started).toISOString(),
      endedAt: new Date(started + 90_000).toISOString(),
      durationMs: 90_000 + index,
      user: index % 2 ? 'alice' : 'bob',
      source: { name: '/home/jovyan/train.py', type: 'local' },
      metrics: METRICS.map((key, metric) => ({
        key,
        value: Math.abs(Math.sin(index * 7 + metric)),
      })),
      params: PARAMS.map((key, param) => ({
        key,
        value: String(2 + ((index * 13 + param) % 97)),
      })),
    } as unknown as Run;
  });
}
