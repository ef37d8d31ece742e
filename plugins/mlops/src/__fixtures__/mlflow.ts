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
  return { items, keys: keysOf(items), sources: [source], ...rest };
}

/** As the backend answers: only the asked values of each run, but the names of all. */
export function projected(
  items: readonly Run[],
  columns: RunSearch['columns'],
): RunList {
  const only = <T extends { key: string }>(
    values: readonly T[] = [],
    keys: readonly string[] = [],
  ) => values.filter(({ key }) => keys.includes(key));
  return {
    ...runList([...items]),
    items: items.map(run => ({
      ...run,
      metrics: only(run.metrics, columns?.metrics),
      params: only(run.params, columns?.params),
      tags: only(run.tags, columns?.tags),
    })),
  };
}

function keysOf(items: readonly Run[]): RunList['keys'] {
  const count = (lists: readonly (readonly { key: string }[])[]) => {
    const counts = new Map<string, number>();
    lists.flat().forEach(({ key }) => {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
    return [...counts].map(([key, runs]) => ({ key, runs }));
  };
  return {
    metrics: count(items.map(run => run.metrics)),
    params: count(items.map(run => run.params)),
    tags: count(items.map(run => run.tags ?? [])),
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
  const runs = items.flatMap(({ run }) => run ?? []);
  return {
    items,
    metricKeys: keysOf(runs).metrics,
    sources: [source],
    ...rest,
  };
}

export function versionDetail(
  version: number,
  rest?: Partial<VersionDetail>,
): VersionDetail {
  return {
    ...versionOf(version),
    server: 'main',
    model: 'fraud-detection',
    tags: [{ key: 'validated_by', value: 'alice' }],
    source: `models:/m-${version}`,
    signature: {
      inputs: [
        { name: 'age', type: 'long', required: true },
        { name: 'balance', type: 'double', required: false },
      ],
      outputs: [{ type: 'tensor<int64>', shape: [-1] }],
      params: [],
    },
    inputExample: '{"age":[42],"balance":[12.50]}',
    flavors: ['python_function', 'sklearn'],
    mlflowVersion: '3.11.1',
    modelSize: 120_000,
    sources: [source],
    ...rest,
  };
}
