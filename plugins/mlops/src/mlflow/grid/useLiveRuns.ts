import { useEffect, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Run, RunList } from '../../api';
import { useEntityRead } from '../../query';
import { newestFirst } from '../runOrder';
import { type Keys, newerRun } from './mergeRuns';
import type { RunView } from './useRunPages';

const progressingInterval = 5_000;
const settledInterval = 20_000;
const mostNew = 50;
const mostRunning = 50;

/** What happens to the runs of a view after they were read. */
export interface LiveRuns {
  /** Newer states of loaded runs, by id. */
  readonly newer: ReadonlyMap<string, Run>;
  /** How many runs have come since. */
  readonly fresh: number;
  /** Whether there are more than that. */
  readonly isMore: boolean;
}

const none: ReadonlyMap<string, Run> = new Map();

/** What is followed. */
export interface LoadedRuns {
  /** Undefined while they are those of an earlier view. */
  readonly loaded: readonly Run[] | undefined;
  /** Changes when they are read anew. */
  readonly generation: number;
}

const isOpen = (run: Run) =>
  run.status === 'running' || run.status === 'scheduled';

/**
 * Follows loaded runs that have not ended, and counts those that have started
 * since: every 5 s while something runs, every 20 s otherwise.
 */
export function useLiveRuns(
  view: RunView,
  runs: LoadedRuns,
  wanted: Keys,
): LiveRuns {
  const { loaded } = runs;
  const viewKey = JSON.stringify([
    view.experiment.server,
    view.experiment.experimentId,
    view.filter,
    view.orderBy,
    view.rootsOnly,
  ]);
  const newer = useRunning(view, viewKey, loaded, wanted);
  const isRunning = useMemo(
    () => loaded?.some(run => isOpen(newer.get(run.runId) ?? run)) ?? false,
    [loaded, newer],
  );
  return { newer, ...useFresh(view, viewKey, runs, isRunning) };
}

function useRunning(
  view: RunView,
  viewKey: string,
  loaded: readonly Run[] | undefined,
  wanted: Keys,
): ReadonlyMap<string, Run> {
  const { server, experimentId } = view.experiment;
  const { read, scope } = useEntityRead();
  const [known, setKnown] = useState({
    viewKey,
    newer: new Map<string, Run>() as ReadonlyMap<string, Run>,
  });
  const newer = known.viewKey === viewKey ? known.newer : none;

  const ids = useMemo(
    () =>
      (loaded ?? [])
        .filter(run => isOpen(newer.get(run.runId) ?? run))
        .slice(0, mostRunning)
        .map(({ runId }) => runId),
    [loaded, newer],
  );
  const { data } = useQuery({
    queryKey: [...(scope ?? []), 'running', server, experimentId, ids, wanted],
    queryFn: ({ signal }) =>
      read(
        (api, entity, call) =>
          api.searchRuns(
            entity,
            {
              server,
              experimentId,
              filter: runIdFilter(ids),
              limit: mostRunning,
              columns: {
                metrics: [...wanted.metrics],
                params: [...wanted.params],
                tags: [...wanted.tags],
              },
            },
            call,
          ),
        signal,
      ),
    enabled: scope !== undefined && ids.length > 0,
    refetchInterval: progressingInterval,
  });

  useEffect(() => {
    if (data) {
      setKnown(before => ({
        viewKey,
        newer: withAnswers(
          before.viewKey === viewKey ? before.newer : none,
          data,
        ),
      }));
    }
  }, [data, viewKey]);
  return newer;
}

function withAnswers(
  before: ReadonlyMap<string, Run>,
  { items }: RunList,
): ReadonlyMap<string, Run> {
  const after = new Map(before);
  for (const run of items) {
    const earlier = before.get(run.runId);
    after.set(run.runId, earlier ? newerRun(earlier, run) : run);
  }
  return after;
}

/** Those of some ids, in MLflow's grammar. */
export function runIdFilter(ids: readonly string[]): string {
  return `attributes.run_id IN (${ids.map(id => `'${id}'`).join(', ')})`;
}

function useFresh(
  view: RunView,
  viewKey: string,
  { loaded, generation }: LoadedRuns,
  isRunning: boolean,
): Pick<LiveRuns, 'fresh' | 'isMore'> {
  const { experiment, filter, rootsOnly } = view;
  const { server, experimentId } = experiment;
  const { read, scope } = useEntityRead();
  const { data } = useQuery({
    queryKey: [...(scope ?? []), 'fresh-runs', viewKey],
    queryFn: ({ signal }) =>
      read(
        (api, entity, call) =>
          api.searchRuns(
            entity,
            {
              server,
              experimentId,
              orderBy: [newestFirst],
              limit: mostNew,
              columns: {},
              ...(filter ? { filter } : {}),
              ...(rootsOnly ? { parent: null } : {}),
            },
            call,
          ),
        signal,
      ),
    enabled:
      scope !== undefined &&
      loaded !== undefined &&
      experiment.lifecycle !== 'deleted',
    refetchInterval: isRunning ? progressingInterval : settledInterval,
  });
  // What was there when the runs were read is not new, although it need not be loaded.
  const [since, setSince] = useState({ answer: '', newest: 0 });
  const answer = `${viewKey} ${generation}`;
  if (loaded && data && since.answer !== answer) {
    setSince({
      answer,
      newest: newestOf(view.orderBy === newestFirst ? loaded : data.items),
    });
  }
  return useMemo(() => {
    const ids = new Set(loaded?.map(({ runId }) => runId));
    const fresh = (data?.items ?? []).filter(
      run => !ids.has(run.runId) && startOf(run) > since.newest,
    );
    return since.answer === answer
      ? { fresh: fresh.length, isMore: fresh.length === mostNew }
      : { fresh: 0, isMore: false };
  }, [data, loaded, since, answer]);
}

function startOf({ startedAt }: Run): number {
  return startedAt ? Date.parse(startedAt) : 0;
}

function newestOf(runs: readonly Run[]): number {
  return runs.reduce((newest, run) => Math.max(newest, startOf(run)), 0);
}
