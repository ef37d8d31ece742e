import { NotFoundError } from '@backstage/errors';
import {
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
import { SourceList } from './sources';

/** @internal */
export interface FoundVersion {
  readonly version: MlflowModelVersion;
  readonly aliases: readonly string[];
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
}

/** @internal */
export interface VersionPage {
  readonly found: FoundModel;
  readonly versions: readonly FoundVersion[];
  readonly nextCursor?: string;
}

const DEFAULT_VERSIONS = 50;
/** Ids in one condition; more make a request line that some servers refuse. */
const IDS_AT_ONCE = 50;

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
  const { signal, scope } = view.viewer;
  const options = { signal, workspace: scope.workspace };
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
          aliases: aliasesOf(found, version),
          run: version.runId ? runs.get(version.runId) : undefined,
          servable: await servableOf(server, version, options),
        })),
      ),
    };
  } catch (error) {
    signal?.throwIfAborted();
    sources.addError(server.config.id, error);
    return { found, versions: [] };
  }
}

async function requireModel(
  view: EntityView,
  search: VersionSearch,
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

/** Only runs of experiments that are the entity's and open to the viewer. */
async function findSourceRuns(
  { viewer, servers, now }: EntityView,
  server: MlflowServer,
  versions: readonly MlflowModelVersion[],
): Promise<ReadonlyMap<string, MlflowRun>> {
  const runs = new Map<string, MlflowRun>();
  const ids = [...new Set(versions.flatMap(({ runId }) => runId ?? []))].filter(
    id => /^[\w-]+$/.test(id),
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
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const some = ids.slice(from, from + IDS_AT_ONCE);
    const { items } = await server.client.searchRuns(
      {
        experimentIds,
        filter: `run_id IN (${some.map(id => `'${id}'`).join(', ')})`,
        maxResults: IDS_AT_ONCE,
      },
      { signal: viewer.signal, workspace: viewer.scope.workspace },
    );
    for (const run of items) {
      runs.set(run.runId, run);
    }
  }
  return runs;
}

function aliasesOf(
  { model }: FoundModel,
  { version, aliases }: MlflowModelVersion,
): readonly string[] {
  const named = model.aliases
    .filter(alias => alias.version === version)
    .map(({ alias }) => alias);
  return [...new Set([...aliases, ...named])].sort();
}

/** One version that cannot be followed costs only its own address. */
async function servableOf(
  { client, config }: MlflowServer,
  version: MlflowModelVersion,
  options: Parameters<typeof placeOfVersion>[2],
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
  try {
    const place = await placeOfVersion(client, version, options);
    return place === undefined
      ? { reason: 'MLflow does not say where its files are.' }
      : servableUri(place, {
          artifactsDestination: config.artifactsDestination,
          server: config.id,
        });
  } catch (error) {
    if (isMlflowError(error)) {
      return { reason: error.message };
    }
    throw error;
  }
}
