import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  compareRuns,
  MlflowPage,
  MlflowRun,
  MlflowScope,
  parseRunOrder,
} from '@mlops-portal/backstage-plugin-mlops-common';
import {
  isMlflowError,
  MlflowServer,
  MlflowServers,
} from '@mlops-portal/backstage-plugin-mlops-node';
import {
  decideExperiment,
  FoundExperiment,
  isBound,
  Viewer,
} from './findExperiments';
import { EntityView } from './lookAtEntity';
import { runFilterOf } from './runFilterOf';
import { runKeys } from './runKeys';
import { searchAlternatives } from './searchAlternatives';
import { SourceList } from './sources';
import { toRunDto } from './toDto';
import type { RunListDto, RunSearchDto } from './types';

const DEFAULT_RUNS = 100;

function refuseServer(
  servers: MlflowServers,
  id: string,
  scope: MlflowScope,
): never {
  const problem = servers.problems().find(({ serverId }) => serverId === id);
  if (problem) {
    throw new ServiceUnavailableError(problem.message);
  }
  throw new NotFoundError(
    `${scope.entityRef} has no experiments on an MLflow server "${id}".`,
  );
}

/** The experiment comes from the request: whose it is, is asked of MLflow before any run is. */
async function requireBound(
  server: MlflowServer,
  { experimentId }: RunSearchDto,
  { viewer, servers }: EntityView,
) {
  const { scope, signal } = viewer;
  const experiment = /^\d{1,20}$/.test(experimentId)
    ? await server.client.getExperiment(experimentId, {
        signal,
        workspace: scope.workspace,
      })
    : undefined;
  if (!experiment || !isBound(experiment, scope, servers.length)) {
    throw new NotFoundError(
      `Experiment ${experimentId} on MLflow server "${server.config.id}" is not one of ${scope.entityRef}.`,
    );
  }
  const decision = decideExperiment({ server, experiment }, viewer);
  if (!decision.allowed) {
    throw new NotAllowedError(decision.message);
  }
}

/** One page of the runs of an experiment, which has to be the entity's and open to the viewer. @internal */
export async function findRuns(
  servers: MlflowServers,
  view: EntityView,
  search: RunSearchDto,
  sources: SourceList,
): Promise<Omit<RunListDto, 'sources'>> {
  const { scope, signal } = view.viewer;
  const server =
    view.servers.find(({ config }) => config.id === search.server) ??
    refuseServer(servers, search.server, scope);
  const filters = runFilterOf(scope, search.filter);
  try {
    await requireBound(server, search, view);
    const page = await searchPage(server, filters, search, {
      signal,
      workspace: scope.workspace,
    });
    sources.addOk(server.config.id);
    const runs = page.items.filter(
      run => run.experimentId === search.experimentId,
    );
    return {
      items: runs.map(run => toRunDto(run, server.config, scope.workspace)),
      nextCursor: page.nextCursor,
      keys: runKeys(runs),
    };
  } catch (error) {
    if (isMlflowError(error) && error.failure === 'rejected') {
      throw new InputError(error.message);
    }
    signal?.throwIfAborted();
    sources.addError(server.config.id, error);
    return { items: [], keys: runKeys([]) };
  }
}

async function searchPage(
  { client }: MlflowServer,
  filters: readonly string[],
  search: RunSearchDto,
  options: { readonly signal?: AbortSignal; readonly workspace?: string },
): Promise<{ readonly items: readonly MlflowRun[]; nextCursor?: string }> {
  const { experimentId, orderBy = [], limit = DEFAULT_RUNS, cursor } = search;
  const searchOne = (
    filter?: string,
    pageToken?: string,
  ): Promise<MlflowPage<MlflowRun>> =>
    client.searchRuns(
      {
        experimentIds: [experimentId],
        filter,
        orderBy,
        maxResults: limit,
        pageToken,
      },
      options,
    );
  if (filters.length > 1) {
    const compare = compareRuns(
      orderBy.flatMap(term => parseRunOrder(term) ?? []),
    );
    return searchAlternatives({
      filters,
      limit,
      compare,
      cursor,
      search: searchOne,
    });
  }
  const { items, nextPageToken } = await searchOne(filters[0], cursor);
  return { items, nextCursor: nextPageToken };
}

function startOf(run: MlflowRun | undefined): number {
  return run?.startedAt?.getTime() ?? -1;
}

/** The run that began last in any of the experiments. @internal */
export async function findLatestRun(
  found: readonly FoundExperiment[],
  { scope, signal }: Viewer,
  sources: SourceList,
): Promise<MlflowRun | undefined> {
  const idsByServer = new Map<MlflowServer, string[]>();
  for (const { server, experiment } of found) {
    const ids = idsByServer.get(server) ?? [];
    idsByServer.set(server, [...ids, experiment.experimentId]);
  }
  const runs = await Promise.all(
    [...idsByServer].map(async ([{ client, config }, experimentIds]) => {
      try {
        const alternatives = runFilterOf(scope);
        const pages = await Promise.all(
          (alternatives.length > 0 ? alternatives : [undefined]).map(filter =>
            client.searchRuns(
              { experimentIds, filter, maxResults: 1 },
              { signal, workspace: scope.workspace },
            ),
          ),
        );
        return pages.flatMap(({ items }) => items);
      } catch (error) {
        signal?.throwIfAborted();
        sources.addError(config.id, error);
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
