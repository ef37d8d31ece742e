import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { MlflowRun } from '@mlops-portal/backstage-plugin-mlops-common';
import {
  isMlflowError,
  type MlflowServer,
  type MlflowServers,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { decideExperiment, isBound } from './findExperiments';
import type { EntityView } from './lookAtEntity';
import { type PageOfRuns, pageOfRuns } from './pageOfRuns';
import { registeredVersions } from './registeredVersions';
import { requireServer } from './requireRun';
import type { RunPlaces } from './RunPlaces';
import type { RunSizes } from './RunSizes';
import { isChildFilter, parentFilter, runFilterOf } from './runFilterOf';
import { runKeys } from './runKeys';
import type { SourceList } from './sources';
import { type RunDtoOptions, toRunDto } from './toRunDto';
import type { RunListDto, RunSearchDto } from './types';
import { readOptions } from './Viewer';

const DEFAULT_RUNS = 100;

/** What is remembered between searches, and what runs are shown with. @internal */
export interface RunSearchTools extends Pick<RunDtoOptions, 'hosts'> {
  readonly servers: MlflowServers;
  readonly sizes: RunSizes;
  readonly places: RunPlaces;
}

/** The experiment comes from the request: whose it is, is asked of MLflow before any run is. */
async function requireBound(
  server: MlflowServer,
  { experimentId }: RunSearchDto,
  { viewer, servers }: EntityView,
) {
  const { scope } = viewer;
  const experiment = /^\d{1,20}$/.test(experimentId)
    ? await server.client.getExperiment(
        experimentId,
        readOptions(viewer, server),
      )
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
  tools: RunSearchTools,
  view: EntityView,
  search: RunSearchDto,
  sources: SourceList,
): Promise<Omit<RunListDto, 'sources'>> {
  const { viewer } = view;
  const server = requireServer(tools.servers, view, search.server);
  // What is wrong with the filter is said before anything is asked.
  filtersOf(view, search);
  try {
    await requireBound(server, search, view);
    const page = await searchPage(server, view, search, tools);
    const runs = page.items.filter(
      run => run.experimentId === search.experimentId,
    );
    tools.places.remember(server.config.id, runs);
    const versions = await registeredVersions(
      server,
      viewer,
      runs.map(({ runId }) => runId),
    );
    sources.addOk(server.config.id);
    return {
      items: runs.map(run =>
        toRunDto(run, {
          server,
          viewer,
          hosts: tools.hosts,
          now: view.now,
          columns: search.columns,
          versions: versions.get(run.runId),
          hasChildren: page.hasChildren(run.runId),
        }),
      ),
      nextCursor: page.nextCursor,
      keys: runKeys(runs),
      ...(page.truncated && {
        truncated: true,
        note: 'These runs are large: fewer of them are read at a time.',
      }),
    };
  } catch (error) {
    if (isMlflowError(error) && error.failure === 'rejected') {
      throw new InputError(error.message);
    }
    viewer.signal?.throwIfAborted();
    sources.addError(server.config, error);
    return { items: [], keys: runKeys([]) };
  }
}

function filtersOf(
  { viewer }: EntityView,
  { filter, parent }: Pick<RunSearchDto, 'filter' | 'parent'>,
) {
  const further = parentFilter(parent);
  return runFilterOf(viewer.scope, filter, further ? [further] : []);
}

interface FoundPage extends PageOfRuns {
  /** `undefined` where nobody knows. */
  readonly hasChildren: (runId: string) => boolean | undefined;
}

async function searchPage(
  server: MlflowServer,
  view: EntityView,
  search: RunSearchDto,
  { sizes }: RunSearchTools,
): Promise<FoundPage> {
  const { viewer } = view;
  const limit = search.limit ?? DEFAULT_RUNS;
  const pageWith = (parent: RunSearchDto['parent']) => {
    const filters = filtersOf(view, { filter: search.filter, parent });
    return pageOfRuns({ server, viewer, filters, search, limit, sizes });
  };
  if (search.parent !== null) {
    const page = await pageWith(search.parent);
    return { ...page, hasChildren: parentsIn(page.items) };
  }
  const options = readOptions(viewer, server);
  const { client } = server;
  if (client.capabilities(await client.info(options)).parentIsNull !== false) {
    const [roots, nested] = await Promise.all([
      pageWith(null).catch(ifRejected),
      hasNestedRuns(server, view, search).catch(ifRejected),
    ]);
    if (roots) {
      client.sawParentIsNull(true);
      const known = nested === false ? false : undefined;
      return { ...roots, hasChildren: () => known };
    }
  }
  // Older servers cannot be asked for it; or the filter is wrong, which this one tells.
  const all = await pageWith(undefined);
  client.sawParentIsNull(false);
  const hasChildren = parentsIn(all.items);
  return {
    ...all,
    items: all.items.filter(({ parentRunId }) => parentRunId === undefined),
    hasChildren,
  };
}

function ifRejected(error: unknown): undefined {
  if (isMlflowError(error) && error.failure === 'rejected') {
    return undefined;
  }
  throw error;
}

/** Most experiments have no run within a run, and then no run has children; true also where it takes more than a question to know. */
async function hasNestedRuns(
  server: MlflowServer,
  { viewer }: EntityView,
  { experimentId, lifecycle }: RunSearchDto,
): Promise<boolean> {
  const [filter, ...others] = runFilterOf(viewer.scope, undefined, [
    isChildFilter,
  ]);
  if (others.length > 0) {
    return true;
  }
  const { items } = await server.client.searchRuns(
    { experimentIds: [experimentId], filter, lifecycle, maxResults: 1 },
    readOptions(viewer, server),
  );
  return items.length > 0;
}

function parentsIn(runs: readonly MlflowRun[]) {
  const parents = new Set(runs.flatMap(({ parentRunId }) => parentRunId ?? []));
  return (runId: string) => parents.has(runId) || undefined;
}
