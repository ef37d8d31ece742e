import type { ArtifactList, MetricHistory, RunDetail } from '../api';
import { runOf } from './mlflow';
import { okSource } from './sources';

const source = { ...okSource, cluster: undefined, server: 'main' };

/** Everything about a run that went well. */
export function runDetail(
  number: number,
  rest?: Partial<RunDetail>,
): RunDetail {
  const run = runOf(number);
  const ended = run.endedAt ?? run.startedAt;
  return {
    ...run,
    durationMs: 252_000,
    experiment: 'fraud-detection',
    metrics: [
      ...run.metrics.map(metric => ({ ...metric, step: 0, timestamp: ended })),
      { key: 'val_loss', value: 0.31, step: 39, timestamp: ended },
    ],
    source: {
      name: 'train.ipynb',
      type: 'NOTEBOOK',
      commit: '0123456789abcdef0123456789abcdef01234567',
      branch: 'main',
      dirty: true,
      link: 'https://github.com/mlops/fraud/commit/0123456789abcdef',
    },
    datasets: [
      {
        name: 'transactions',
        digest: 'd1g35t',
        context: 'training',
        source: '{"uri":"s3://data/transactions.csv"}',
        schema: '{"mlflow_colspec":[{"type":"double","name":"Amount"}]}',
      },
    ],
    tags: [{ key: 'team', value: 'risk' }],
    childCount: 0,
    loggedModels: [],
    registeredVersions: [
      {
        name: 'fraud-detection',
        version: '2',
        aliases: ['champion'],
        ofEntity: true,
      },
    ],
    artifactUri: `mlflow-artifacts:/2/run${number}/artifacts`,
    systemMetrics: [],
    sources: [source],
    ...rest,
  };
}

/** A metric that falls from 0.7 over some steps, in each of these runs. */
export function metricHistory(
  runs: readonly string[],
  rest?: { steps?: number; sampled?: boolean; value?: number },
): MetricHistory {
  const { steps = 40, sampled = false, value = 0.7 } = rest ?? {};
  const started = Date.parse('2026-06-01T09:00:00Z');
  return {
    series: runs.map(run => ({
      run,
      sampled,
      points: Array.from({ length: steps }, (_, step) => [
        step,
        started + step * 1_000,
        value - step / 100,
      ]),
    })),
    unknown: [],
    sources: [source],
  };
}

/** The files at the root of a run. */
export const rootFiles: ArtifactList = {
  rootUri: 'mlflow-artifacts:/2/run1/artifacts',
  items: [
    { path: 'plots', name: 'plots', directory: true },
    { path: 'metrics.json', name: 'metrics.json', directory: false, size: 42 },
    {
      path: 'weights.bin',
      name: 'weights.bin',
      directory: false,
      size: 7_000_000,
    },
  ],
};
