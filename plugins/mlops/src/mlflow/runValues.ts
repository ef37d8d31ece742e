import type { MetricValue, Run } from '../api';
import { parseKeyColumn } from './columnId';

interface RunValues {
  readonly metrics: ReadonlyMap<string, MetricValue>;
  readonly params: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
}

const known = new WeakMap<Run, RunValues>();

/** The values of a run by their keys. Lists would be searched for every cell of a grid of thousands. */
export function valuesOf(run: Run): RunValues {
  let values = known.get(run);
  if (!values) {
    values = {
      metrics: new Map(run.metrics.map(({ key, value }) => [key, value])),
      params: new Map(run.params.map(({ key, value }) => [key, value])),
      tags: new Map(run.tags?.map(({ key, value }) => [key, value])),
    };
    known.set(run, values);
  }
  return values;
}

/** A run that has not ended lasts until now. Milliseconds. */
export function durationOf(run: Run, now: number): number | undefined {
  if (run.durationMs !== undefined) {
    return run.durationMs;
  }
  if (!run.startedAt) {
    return undefined;
  }
  const end = run.endedAt
    ? Date.parse(run.endedAt)
    : run.status === 'running' && now;
  return end ? end - Date.parse(run.startedAt) : undefined;
}

/** "train.py", or what of the source is known. */
export function sourceName(run: Run): string | undefined {
  const name = run.source?.name;
  return name?.replace(/\/+$/, '').split('/').pop() || name || undefined;
}

export function datasetsText(run: Run): string {
  return (run.datasets ?? [])
    .map(({ name, context }) => (context ? `${name} (${context})` : name))
    .join(', ');
}

/** Those that are registered; a model that was only logged has no version. */
export function registeredModels(run: Run) {
  return (run.models ?? []).flatMap(({ name, version }) =>
    name && version ? [{ name, version }] : [],
  );
}

/**
 * What a column says of a run, to sort and to export by. Metrics stay numbers;
 * NaN and the infinities stay their names.
 */
export function cellValue(
  run: Run,
  column: string,
  now: number,
): string | number | undefined {
  const parsed = parseKeyColumn(column);
  if (parsed) {
    return valuesOf(run)[parsed.kind].get(parsed.key);
  }
  switch (column) {
    case 'name':
      return run.name;
    case 'runId':
      return run.runId;
    case 'status':
      return run.status;
    case 'started':
      return run.startedAt;
    case 'duration':
      return durationOf(run, now);
    case 'user':
      return run.user;
    case 'source':
      return sourceText(run);
    case 'datasets':
      return datasetsText(run) || undefined;
    case 'models':
      return modelsText(run) || undefined;
    default:
      return undefined;
  }
}

function sourceText(run: Run): string | undefined {
  const commit = run.source?.commit?.slice(0, 7);
  const name = sourceName(run);
  return commit ? `${name ?? ''}@${commit}` : name;
}

function modelsText(run: Run): string {
  return registeredModels(run)
    .map(({ name, version }) => `${name} v${version}`)
    .join(', ');
}
