import {
  type GitHosts,
  type MlflowMetric,
  type MlflowModelVersion,
  type MlflowRun,
  type MlflowRunDataset,
  runPageUrl,
  runSourceOf,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { MlflowServer } from '@mlops-portal/backstage-plugin-mlops-node';
import { shownPair } from './shownPair';
import { siteOf } from './siteOf';
import type { RunDto, RunSearchDto } from './types';
import type { Viewer } from './Viewer';

type DatasetDto = NonNullable<RunDto['datasets']>[number];

/** What a run is shown with. @internal */
export interface RunDtoOptions {
  readonly server: MlflowServer;
  readonly viewer: Viewer;
  /** To whose pages commits are linked. */
  readonly hosts: GitHosts;
  readonly now: Date;
  /** Without it all metrics and parameters, and no tags. */
  readonly columns?: RunSearchDto['columns'];
  readonly versions?: readonly MlflowModelVersion[];
  readonly hasChildren?: boolean;
  /** Of values; lists need less than a page. */
  readonly maxLength?: number;
}

/** A run as a list shows it. @internal */
export function toRunDto(run: MlflowRun, options: RunDtoOptions): RunDto {
  const { server, viewer, columns, maxLength } = options;
  const metrics = columns && new Set(columns.metrics);
  const params = columns && new Set(columns.params);
  const tags = new Set(columns?.tags);
  return {
    ...runFacts(run, options),
    metrics: run.metrics
      .filter(({ key }) => !metrics || metrics.has(key))
      .map(toMetric),
    params: run.params
      .filter(({ key }) => !params || params.has(key))
      .map(({ key, value }) => shownPair(key, value, maxLength)),
    tags: [...run.tags]
      .filter(([key]) => tags.has(key))
      .map(([key, value]) => shownPair(key, value, maxLength)),
    url: runPageUrl(siteOf(server, viewer), run.experimentId, run.runId),
  };
}

/** All of a run that is the same for every choice of columns. */
function runFacts(run: MlflowRun, options: RunDtoOptions) {
  const { server, hosts, now, versions, hasChildren } = options;
  const { startedAt, endedAt, status } = run;
  const began = startedAt?.getTime();
  const running = status === 'running' && began !== undefined;
  return {
    server: server.config.id,
    experimentId: run.experimentId,
    runId: run.runId,
    name: run.name,
    status,
    lifecycle: run.deleted ? ('deleted' as const) : ('active' as const),
    startedAt: startedAt?.toISOString(),
    endedAt: endedAt?.toISOString(),
    durationMs:
      endedAt && began !== undefined
        ? Math.max(0, endedAt.getTime() - began)
        : undefined,
    stalled:
      (running && now.getTime() - began > server.config.stalledAfterMs) ||
      undefined,
    user: run.user,
    source: runSourceOf(run.tags, hosts),
    datasets: run.datasets.map(toDataset),
    models: modelsOf(run, versions),
    parentRunId: run.parentRunId,
    hasChildren,
  };
}

/** A list needs no more than what tells one from another. */
function toDataset({ name, digest, context }: MlflowRunDataset): DatasetDto {
  return { name, digest, context };
}

/** The registered versions, or the logged models where there are none. */
function modelsOf(
  run: MlflowRun,
  versions: readonly MlflowModelVersion[] = [],
): RunDto['models'] {
  return versions.length > 0
    ? versions.map(({ name, version }) => ({ name, version }))
    : run.modelIds.map(modelId => ({ modelId }));
}

/** @internal */
export function toMetric(metric: MlflowMetric): RunDto['metrics'][number] {
  return {
    key: metric.key,
    value: metricValue(metric.value),
  };
}

/** What JSON has no number for, by name. @internal */
export function metricValue(value: number): RunDto['metrics'][number]['value'] {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  if (Number.isFinite(value)) {
    return value;
  }
  return value > 0 ? 'Infinity' : '-Infinity';
}
