import type { MlflowRun } from '@mlops-portal/backstage-plugin-mlops-common';
import type { MlflowServer } from '@mlops-portal/backstage-plugin-mlops-node';
import type { FoundExperiment } from './findExperiments';
import { runFilterOf } from './runFilterOf';
import type { SourceList } from './sources';
import { readOptions, type Viewer } from './Viewer';

function startOf(run: MlflowRun | undefined): number {
  return run?.startedAt?.getTime() ?? -1;
}

/** The run that began last in any of the experiments. @internal */
export async function findLatestRun(
  found: readonly FoundExperiment[],
  viewer: Viewer,
  sources: SourceList,
): Promise<MlflowRun | undefined> {
  const { scope, signal } = viewer;
  const idsByServer = new Map<MlflowServer, string[]>();
  for (const { server, experiment } of found) {
    const ids = idsByServer.get(server) ?? [];
    idsByServer.set(server, [...ids, experiment.experimentId]);
  }
  const runs = await Promise.all(
    [...idsByServer].map(async ([server, experimentIds]) => {
      try {
        const alternatives = runFilterOf(scope);
        const pages = await Promise.all(
          (alternatives.length > 0 ? alternatives : [undefined]).map(filter =>
            server.client.searchRuns(
              { experimentIds, filter, maxResults: 1 },
              readOptions(viewer, server),
            ),
          ),
        );
        return pages.flatMap(({ items }) => items);
      } catch (error) {
        signal?.throwIfAborted();
        sources.addError(server.config, error);
        return [];
      }
    }),
  );
  return runs
    .flat()
    .reduce<MlflowRun | undefined>(
      (latest, run) => (startOf(run) > startOf(latest) ? run : latest),
      undefined,
    );
}
