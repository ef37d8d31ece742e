import type { MlflowRun } from '@mlops-portal/backstage-plugin-mlops-common';
import type { RunKeysDto } from './types';

/** More are not picked from. */
const MOST_KEYS = 5000;

/** Which metrics, parameters and tags runs have, the most frequent first. @internal */
export function runKeys(runs: readonly MlflowRun[]): RunKeysDto {
  return {
    metrics: countKeys(runs.map(run => run.metrics.map(({ key }) => key))),
    params: countKeys(runs.map(run => run.params.map(({ key }) => key))),
    tags: countKeys(runs.map(run => [...run.tags.keys()])),
  };
}

/** @internal */
export function countKeys(
  keysOfRuns: readonly (readonly string[])[],
): RunKeysDto['metrics'] {
  const counts = new Map<string, number>();
  for (const keys of keysOfRuns) {
    for (const key of new Set(keys)) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([key, runs]) => ({ key, runs }))
    .sort(
      (one, other) => other.runs - one.runs || (one.key < other.key ? -1 : 1),
    )
    .slice(0, MOST_KEYS);
}
