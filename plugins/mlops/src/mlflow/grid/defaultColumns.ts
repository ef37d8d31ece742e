import { keyColumn } from '../columnId';
import type { KnownKey } from './mergeRuns';

const mostMetrics = 4;
const mostParams = 3;

/** What describes the machine rather than the model. */
const isSystemMetric = (key: string) => key.startsWith('system/');

/** What every run has, before the metrics and after the parameters. */
const before = ['status', 'started', 'duration'] as const;
const after = ['user', 'source', 'models'] as const;

/**
 * What is shown until somebody chooses: the metric that runs are compared by,
 * and the metrics and parameters that most of them have. Those that only some
 * have would be mostly empty columns.
 */
export function defaultColumns(
  keys: readonly KnownKey[],
  primaryMetric: string | undefined,
): readonly string[] {
  const of = (kind: KnownKey['kind']) =>
    keys.filter(known => known.kind === kind).map(({ key }) => key);
  const metrics = of('metrics').filter(
    key => !isSystemMetric(key) && key !== primaryMetric,
  );
  const first = primaryMetric === undefined ? [] : [primaryMetric];
  return [
    ...before,
    ...[...first, ...metrics]
      .slice(0, mostMetrics)
      .map(key => keyColumn('metrics', key)),
    ...of('params')
      .slice(0, mostParams)
      .map(key => keyColumn('params', key)),
    ...after,
  ];
}

/** The columns that every list of runs has, besides the run's name. */
export const runColumns = [...before, ...after, 'datasets', 'runId'] as const;
