import type { Run, RunList } from '../../api';
import type { KeyColumn, KeyKind } from '../columnId';

/** Which keys are answered of each run. */
export type Keys = Readonly<Record<KeyKind, readonly string[]>>;

const kinds = ['metrics', 'params', 'tags'] as const;

/** What is wanted and has not been asked for; undefined when that is nothing. */
export function missingKeys(wanted: Keys, asked: Keys): Keys | undefined {
  const missing = Object.fromEntries(
    kinds.map(kind => [
      kind,
      wanted[kind].filter(key => !asked[kind].includes(key)),
    ]),
  ) as Record<KeyKind, string[]>;
  return kinds.some(kind => missing[kind].length > 0) ? missing : undefined;
}

/** A run with values that came later. */
function withValues(run: Run, more: Run | undefined): Run {
  return more
    ? {
        ...run,
        metrics: [...run.metrics, ...more.metrics],
        params: [...run.params, ...more.params],
        tags: [...(run.tags ?? []), ...(more.tags ?? [])],
      }
    : run;
}

const merged = new WeakMap<
  RunList,
  { more: readonly Run[]; runs: readonly Run[] }
>();

/** The runs of one page with what came later of them: the same objects as long as nothing new came. */
function pageRuns(
  list: RunList,
  more: readonly Run[] | undefined,
): readonly Run[] {
  if (!more) {
    return list.items;
  }
  const before = merged.get(list);
  if (before?.more === more) {
    return before.runs;
  }
  const later = new Map(more.map(run => [run.runId, run]));
  const runs = list.items.map(run => withValues(run, later.get(run.runId)));
  merged.set(list, { more, runs });
  return runs;
}

/**
 * The runs of all pages in their order. While runs arrive at the server, pages
 * shift and repeat some: the first place counts.
 */
export function mergePages(
  pages: readonly {
    readonly list: RunList;
    readonly more: readonly Run[] | undefined;
  }[],
): readonly Run[] {
  const runs = new Map<string, Run>();
  for (const { list, more } of pages) {
    for (const run of pageRuns(list, more)) {
      if (!runs.has(run.runId)) {
        runs.set(run.runId, run);
      }
    }
  }
  return [...runs.values()];
}

/** A newer state of a run; values that were not asked for again stay. */
export function newerRun(run: Run, newer: Run): Run {
  return {
    ...run,
    ...newer,
    metrics: byKey(run.metrics, newer.metrics),
    params: byKey(run.params, newer.params),
    tags: byKey(run.tags ?? [], newer.tags ?? []),
  };
}

function byKey<T extends { key: string }>(
  before: readonly T[],
  after: readonly T[],
): T[] {
  const keys = new Set(after.map(({ key }) => key));
  return [...after, ...before.filter(({ key }) => !keys.has(key))];
}

/** A key, and how many of the loaded runs have it. */
export interface KnownKey extends KeyColumn {
  readonly runs: number;
}

/** All keys that some loaded run has, the most frequent first. */
export function knownKeys(
  lists: readonly Pick<RunList, 'keys'>[],
): readonly KnownKey[] {
  return kinds.flatMap(kind => {
    const counts = new Map<string, number>();
    for (const list of lists) {
      for (const { key, runs } of list.keys[kind]) {
        counts.set(key, (counts.get(key) ?? 0) + runs);
      }
    }
    return [...counts]
      .map(([key, runs]) => ({ kind, key, runs }))
      .sort((a, b) => b.runs - a.runs || (a.key < b.key ? -1 : 1));
  });
}
