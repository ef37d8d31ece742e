import type { Run } from '../api';

/** How many metrics and how many parameters become columns. */
const most = 4;

/** The metrics and parameters that most runs have; those that only some have would be mostly empty columns. */
export function runKeys(runs: readonly Run[]): {
  metrics: readonly string[];
  params: readonly string[];
} {
  return {
    metrics: frequent(runs.map(run => run.metrics)),
    params: frequent(runs.map(run => run.params)),
  };
}

function frequent(lists: readonly (readonly { key: string }[])[]): string[] {
  const counts = new Map<string, number>();
  for (const list of lists) {
    for (const { key } of list) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .slice(0, most)
    .map(([key]) => key);
}
