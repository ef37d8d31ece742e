import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  chunked,
  joinRunFilters,
  type MlflowExperiment,
  type MlflowRun,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  MlflowServer,
  MlflowServers,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { decideExperiment, findExperiments, isBound } from './findExperiments';
import type { EntityView } from './lookAtEntity';
import type { RunPlaces } from './RunPlaces';
import { SourceList } from './sources';
import { readOptions } from './Viewer';

/** What ids of runs look like: MLflow's own are 32 hexadecimal digits. @internal */
export const RUN_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Runs that are asked for at once with all that they have. */
const RUNS_AT_ONCE = 25;

/** A run of the entity that the viewer may see. @internal */
export interface AllowedRun {
  readonly server: MlflowServer;
  readonly experiment: MlflowExperiment;
  readonly run: MlflowRun;
}

/** The server of that id, where the entity's things are looked for. Throws NotFoundError, or ServiceUnavailableError when its configuration is wrong. @internal */
export function requireServer(
  servers: MlflowServers,
  { viewer, servers: looked }: EntityView,
  id: string,
): MlflowServer {
  const server = looked.find(({ config }) => config.id === id);
  if (server) {
    return server;
  }
  const problem = servers.problems().find(({ serverId }) => serverId === id);
  if (problem) {
    throw new ServiceUnavailableError(problem.message);
  }
  throw new NotFoundError(
    `${viewer.scope.entityRef} has no experiments on an MLflow server "${id}".`,
  );
}

/** Conditions that hold for exactly these runs, and for those only that pass the entity's own filter. */
function filtersFor(
  { viewer }: EntityView,
  runIds: readonly string[],
): readonly string[] {
  const list = runIds.map(id => `'${id}'`).join(', ');
  const ids = { alternatives: [[`run_id IN (${list})`]] };
  const { runFilter } = viewer.scope;
  const filters = joinRunFilters(runFilter ? [runFilter, ids] : [ids]);
  return 'message' in filters ? [] : filters;
}

/** Runs of those experiments that pass the entity's filter, whether deleted or not. @internal */
export async function searchByIds(
  server: MlflowServer,
  view: EntityView,
  search: {
    readonly experimentIds: readonly string[];
    readonly runIds: readonly string[];
  },
): Promise<readonly MlflowRun[]> {
  const { experimentIds, runIds } = search;
  const pages = await Promise.all(
    filtersFor(view, runIds).map(filter =>
      server.client.searchRuns(
        {
          experimentIds,
          filter,
          lifecycle: 'all',
          maxResults: runIds.length,
        },
        readOptions(view.viewer, server),
      ),
    ),
  );
  return pages.flatMap(({ items }) => items);
}

/**
 * A run of the entity, which the request only names. Throws the same
 * NotFoundError for one that is not there, is another's or may not be seen.
 *
 * @internal
 */
export async function requireRun(
  server: MlflowServer,
  view: EntityView,
  runId: string,
): Promise<AllowedRun> {
  const { viewer } = view;
  const found = RUN_ID.test(runId)
    ? await lookFor(server, view, runId)
    : undefined;
  if (!found) {
    throw new NotFoundError(
      `${viewer.scope.entityRef} has no run "${runId.slice(
        0,
        64,
      )}" on MLflow server "${server.config.id}" that you may see.`,
    );
  }
  return found;
}

async function lookFor(
  server: MlflowServer,
  view: EntityView,
  runId: string,
): Promise<AllowedRun | undefined> {
  const { viewer, servers } = view;
  const { scope } = viewer;
  const options = readOptions(viewer, server);
  const run = await server.client.getRun(runId, options);
  if (!run || run.runId !== runId || !scope.followable) {
    return undefined;
  }
  const { experimentId } = run;
  const experiment = await server.client.getExperiment(experimentId, options);
  if (
    !experiment ||
    experiment.experimentId !== experimentId ||
    !isBound(experiment, scope, servers.length) ||
    !decideExperiment({ server, experiment }, viewer).allowed
  ) {
    return undefined;
  }
  const passes =
    !scope.runFilter ||
    (
      await searchByIds(server, view, {
        experimentIds: [experimentId],
        runIds: [runId],
      })
    ).some(one => one.runId === runId);
  return passes ? { server, experiment, run } : undefined;
}

/**
 * Those of the runs that are the entity's and open to the viewer; `undefined`
 * when the server does not say, which is added to the sources.
 *
 * @internal
 */
export async function allowedRunIds(
  server: MlflowServer,
  view: EntityView,
  search: {
    readonly runIds: readonly string[];
    readonly places: RunPlaces;
    readonly sources: SourceList;
  },
): Promise<ReadonlySet<string> | undefined> {
  const { viewer, servers, now } = view;
  const { places, sources } = search;
  const { id } = server.config;
  const said = new SourceList(now);
  const experiments = await findExperiments(servers, viewer, said);
  const failures = said
    .list()
    .filter(({ server: of, status }) => of === id && !isFine(status));
  if (failures.length > 0) {
    sources.addAll(failures);
    return undefined;
  }
  const allowed = new Set(
    experiments
      .filter(one => one.server.config.id === id)
      .map(({ experiment }) => experiment.experimentId),
  );
  if (allowed.size === 0 || !viewer.scope.followable) {
    return new Set();
  }
  const wanted = [...new Set(search.runIds)].filter(one => RUN_ID.test(one));
  // Who passes the entity's filter can change any moment.
  const known = viewer.scope.runFilter
    ? []
    : wanted.filter(runId => places.of(id, runId) !== undefined);
  const asked = wanted.filter(runId => !known.includes(runId));
  const pages = await Promise.all(
    chunked(asked, RUNS_AT_ONCE).map(ids =>
      searchByIds(server, view, { experimentIds: [...allowed], runIds: ids }),
    ),
  );
  const found = pages.flat();
  places.remember(id, found);
  return new Set([
    ...known.filter(runId => allowed.has(places.of(id, runId) ?? '')),
    ...found
      .filter(({ experimentId }) => allowed.has(experimentId))
      .map(({ runId }) => runId),
  ]);
}

function isFine(status: string): boolean {
  return status === 'ok' || status === 'refused';
}
