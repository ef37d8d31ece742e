import type {
  Experiment,
  Model,
  ModelList,
  ModelVersion,
  ModelVersionList,
  Run,
  RunList,
  RunSearch,
  VersionDetail,
} from '../api';
import { okSource } from './sources';

const source = { ...okSource, cluster: undefined, server: 'main' };

export const experiment: Experiment = {
  server: 'main',
  experimentId: '2',
  name: 'fraud-detection',
  lifecycle: 'active',
  tags: [],
  createdAt: '2026-01-01T00:00:00Z',
  lastUpdatedAt: '2026-06-01T09:00:00Z',
  lifecycle: 'active',
  tags: [{ key: 'team', value: 'risk' }],
  url: 'http://localhost:7500/#/experiments/2',
};

export const otherExperiment: Experiment = {
  ...experiment,
  experimentId: '3',
  name: 'fraud-detection-features',
  url: 'http://localhost:7500/#/experiments/3',
};

export function runOf(number: number, rest?: Partial<Run>): Run {
  const started = Date.parse('2026-06-01T09:00:00Z') - number * 5_400_000;
  return {
    server: 'main',
    experimentId: '2',
    runId: `run${number}`,
    name: `calm-fox-${number}`,
    status: 'finished',
    startedAt: new Date(started).toISOString(),
    endedAt: new Date(started + 252_000).toISOString(),
    user: 'alice',
    metrics: [
      { key: 'f1', value: 0.871 - number / 1000 },
      { key: 'loss', value: number === 1 ? 'NaN' : 0.2 + number / 100 },
    ],
    durationMs: 252_000,
    params: [
      { key: 'max_depth', value: String(4 + (number % 5)) },
      { key: 'learning_rate', value: '0.05' },
    ],
    url: `http://localhost:7500/#/experiments/2/runs/run${number}`,
    ...rest,
  };
}

export function runList(items: Run[], rest?: Partial<RunList>): RunList {
  const keysOf = (pairs: readonly (readonly { readonly key: string }[])[]) => {
    const keys = pairs.flat().map(({ key }) => key);
    return [...new Set(keys)].map(key => ({
      key,
      runs: keys.filter(other => other === key).length,
    }));
  };
  return {
    items,
    keys: {
      metrics: keysOf(items.map(({ metrics }) => metrics)),
      params: keysOf(items.map(({ params }) => params)),
      tags: [],
    },
    sources: [source],
    ...rest,
  };
}

export const model: Model = {
  server: 'main',
  name: 'fraud-detection',
  aliases: [{ alias: 'champion', version: '2' }],
  latestVersion: { version: '3', aliases: [] },
  lastUpdatedAt: '2026-06-01T09:00:00Z',
  url: 'http://localhost:7500/#/models/fraud-detection',
};

export function modelList(items: Model[]): ModelList {
  return { items, totalItems: items.length, bound: true, sources: [source] };
}

export function versionOf(
  version: number,
  rest?: Partial<ModelVersion>,
): ModelVersion {
  return {
    version: String(version),
    aliases: version === 2 ? ['champion'] : [],
    champion: version === 2,
    createdAt: '2026-06-01T09:00:00Z',
    url: `http://localhost:7500/#/models/fraud-detection/versions/${version}`,
    status: 'ready',
    run: runOf(version, { name: `source-run-${version}` }),
    servable: { uri: `s3://models/fraud-detection/${version}` },
    ...rest,
  };
}

export function versionList(
  items: ModelVersion[],
  rest?: Partial<ModelVersionList>,
): ModelVersionList {
  return { items, metricKeys: [], sources: [source], ...rest };
}
