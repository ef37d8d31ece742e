import { NotFoundError } from '@backstage/errors';
import {
  chunked,
  type MlflowModelVersion,
  type MlflowRun,
  type ServableUri,
  servableUri,
} from '@mlops-portal/backstage-plugin-mlops-common';
import {
  isMlflowError,
  type MlflowServer,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { findExperiments } from './findExperiments';
import { type FoundModel, findModels } from './findModels';
import type { EntityView } from './lookAtEntity';
import { placeOfVersion } from './placeOfVersion';
import { RUN_ID, searchByIds } from './requireRun';
import { SourceList } from './sources';
import { readOptions, type Viewer } from './Viewer';

/** @internal */
export interface FoundVersion {
  readonly version: MlflowModelVersion;
  /** The run that it comes from, where the viewer may see it. */
  readonly run?: MlflowRun;
  readonly servable: ServableUri;
}

/** @internal */
export interface VersionSearch {
  readonly server: string;
  readonly model: string;
  readonly limit?: number;
  readonly cursor?: string;
  /** Metrics of the source runs; without it all. */
  readonly metrics?: readonly string[];
}

/** @internal */
export interface VersionPage {
  readonly found: FoundModel;
  readonly versions: readonly FoundVersion[];
  readonly nextCursor?: string;
}

const DEFAULT_VERSIONS = 50;
/** Runs that are asked for at once with all that they have. */
const RUNS_AT_ONCE = 25;

/**
 * The versions of one registered model, the newest first. Throws NotFoundError
 * for a model that is not the entity's or that the viewer may not see.
 *
 * @internal
 */
export async function findVersions(
  view: EntityView,
  search: VersionSearch,
  sources: SourceList,
): Promise<VersionPage | undefined> {
  const found = await requireModel(view, search, sources);
  if (!found) {
    return undefined;
  }
  const { server, model } = found;
  const { signal } = view.viewer;
  const options = readOptions(view.viewer, server);
  try {
    const page = await server.client.searchModelVersions(
      {
        filter: nameFilter(model.name),
        maxResults: search.limit ?? DEFAULT_VERSIONS,
        pageToken: search.cursor,
      },
      options,
    );
    // `_` is a wildcard for some stores, and tokens come from the request.
    const versions = page.items.filter(({ name }) => name === model.name);
    const runs = await findSourceRuns(view, server, versions);
    sources.addOk(server.config.id);
    return {
      found,
      nextCursor: page.nextPageToken,
      versions: await Promise.all(
        versions.map(async version => ({
          version,
          run: version.runId ? runs.get(version.runId) : undefined,
          servable: await servableOf(server, version, view.viewer),
        })),
      ),
    };
  } catch (error) {
    signal?.throwIfAborted();
    sources.addError(server.config, error);
    return { found, versions: [] };
  }
}

/**
 * The model that a request names. Throws NotFoundError when it is not the
 * entity's or the viewer may not see it; `undefined` when the server does not
 * say, which is added to the sources.
 *
 * @internal
 */
export async function requireModel(
  view: EntityView,
  search: Pick<VersionSearch, 'server' | 'model'>,
  sources: SourceList,
): Promise<FoundModel | undefined> {
  const { scope } = view.viewer;
  const servers = view.servers.filter(
    ({ config }) => config.id === search.server,
  );
  const said = new SourceList(view.now);
  const models = await findModels(servers, view.viewer, said);
  const found = models.find(({ model }) => model.name === search.model);
  if (found) {
    return found;
  }
  const failures = said
    .list()
    .filter(({ status }) => status !== 'ok' && status !== 'refused');
  if (failures.length === 0) {
    throw new NotFoundError(
      `${scope.entityRef} has no registered model "${search.model}" on an MLflow server "${search.server}" that you may see.`,
    );
  }
  // It may well be there: the server does not say.
  sources.addAll(failures);
  return undefined;
}

/** There is no escape in MLflow's grammar; `parseRunFilter` says more. */
function nameFilter(name: string): string {
  const quote = name.includes("'") ? '"' : "'";
  return `name=${quote}${name}${quote}`;
}

/** Only runs of experiments that are the entity's and open to the viewer. @internal */
export async function findSourceRuns(
  view: EntityView,
  server: MlflowServer,
  versions: readonly MlflowModelVersion[],
): Promise<ReadonlyMap<string, MlflowRun>> {
  const { viewer, servers, now } = view;
  const runs = new Map<string, MlflowRun>();
  const ids = [...new Set(versions.flatMap(({ runId }) => runId ?? []))].filter(
    id => RUN_ID.test(id),
  );
  if (ids.length === 0) {
    return runs;
  }
  const experiments = await findExperiments(
    servers,
    viewer,
    new SourceList(now),
  );
  const experimentIds = experiments
    .filter(one => one.server.config.id === server.config.id)
    .map(({ experiment }) => experiment.experimentId);
  if (experimentIds.length === 0) {
    return runs;
  }
  for (const some of chunked(ids, RUNS_AT_ONCE)) {
    const found = await searchByIds(server, view, {
      experimentIds,
      runIds: some,
    });
    for (const run of found) {
      runs.set(run.runId, run);
    }
  }
  return runs;
}

/** One version that cannot be followed costs only its own address. @internal */
export async function servableOf(
  server: MlflowServer,
  version: MlflowModelVersion,
  viewer: Viewer,
): Promise<ServableUri> {
  if (version.status === 'pending' || version.status === 'failed') {
    const state =
      version.status === 'pending' ? 'is not complete yet' : 'has failed';
    return {
      reason: `Its registration ${state}${
        version.statusMessage ? `: ${version.statusMessage}` : '.'
      }`,
    };
  }
  const { artifactsDestination, id } = server.config;
  try {
    const place = await placeOfVersion(server, version, viewer);
    return place === undefined
      ? { reason: 'MLflow does not say where its files are.' }
      : servableUri(place, { artifactsDestination, server: id });
  } catch (error) {
    viewer.signal?.throwIfAborted();
    if (isMlflowError(error)) {
      return { reason: error.message };
    }
    throw error;
  }
}
