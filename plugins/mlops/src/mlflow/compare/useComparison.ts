import { useMemo, useRef } from 'react';
import type { RunDetail } from '../../api';
import { failureOf } from '../../components';
import { useEntityQuery } from '../../query';

/** More runs side by side are not compared but searched. */
export const mostCompared = 100;

/** So many at a time; a server answers few at once anyway. */
const atOnce = 6;

/** The runs that are compared; one that cannot be read costs only its own column. */
export interface Comparison {
  readonly runs: readonly RunDetail[];
  readonly failures: readonly {
    readonly id: string;
    readonly message: string;
  }[];
}

/** Reads the runs of the address. Those that have ended are read once, the others again and again. */
export function useComparison(server: string, ids: readonly string[]) {
  const ended = useRef(new Map<string, RunDetail>());
  const wanted = useMemo(() => [...new Set(ids)].slice(0, mostCompared), [ids]);
  return useEntityQuery<Comparison>({
    key: ['compared-runs', server, wanted],
    read: async (api, entity, call) => {
      const answers: (RunDetail | { id: string; message: string })[] = [];
      for (let start = 0; start < wanted.length; start += atOnce) {
        const some = wanted.slice(start, start + atOnce).map(async runId => {
          const known = ended.current.get(`${server} ${runId}`);
          if (known) {
            return known;
          }
          try {
            const run = await api.getRun(entity, { server, runId }, call);
            if (run.endedAt) {
              ended.current.set(`${server} ${runId}`, run);
            }
            return run;
          } catch (error) {
            call.signal?.throwIfAborted();
            const { status, message = String(error) } = failureOf(
              error as Error,
            );
            if (status === 403) {
              throw error;
            }
            return { id: runId, message };
          }
        });
        answers.push(...(await Promise.all(some)));
      }
      return {
        runs: answers.flatMap(one => ('runId' in one ? one : [])),
        failures: answers.flatMap(one => ('runId' in one ? [] : one)),
      };
    },
    enabled: wanted.length > 0,
  });
}
