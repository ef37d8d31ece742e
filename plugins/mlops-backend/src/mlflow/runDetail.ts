import {
  isReservedTag,
  MLFLOW_NOTE_TAG,
  type MlflowModelVersion,
  type MlflowRun,
  modelVersionPageUrl,
  loggedModelPageUrl,
  withoutCredentials,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { isMlflowError } from '@mlops-portal/backstage-plugin-mlops-node';
import { registeredVersions } from './registeredVersions';
import { type AllowedRun, RUN_ID } from './requireRun';
import { parentFilter, runFilterOf } from './runFilterOf';
import { shownPair } from './shownPair';
import { siteOf } from './siteOf';
import type { SourceList } from './sources';
import { metricValue, type RunDtoOptions, toRunDto } from './toRunDto';
import type { RunDetailDto } from './types';
import { readOptions } from './Viewer';

/** MLflow's own limit for a value. */
const MAX_VALUE_LENGTH = 6000;
const MOST_CHILDREN = 100;
const MOST_LOGGED_MODELS = 50;
/** Of the keys of metrics about the machine. */
const SYSTEM_PREFIX = 'system/';

type Options = Omit<RunDtoOptions, 'server' | 'columns' | 'versions'> & {
  readonly sources: SourceList;
};

/** Everything about a run that has been checked to be the entity's. @internal */
export async function runDetail(
  found: AllowedRun,
  options: Options,
): Promise<Omit<RunDetailDto, 'sources' | 'notebook'>> {
  const { server, experiment, run } = found;
  const { viewer } = options;
  const [parent, children, loggedModels, versions] = await Promise.all([
    costingItself(parentOf(found, options), options, found),
    costingItself(childCount(found, options), options, found),
    costingItself(loggedModelsOf(found, options), options, found),
    registeredVersions(server, viewer, [run.runId]),
  ]);
  const registered = versions.get(run.runId) ?? [];
  return {
    ...toRunDto(run, { ...options, server, versions: registered }),
    experiment: experiment.name,
    hasChildren: children === undefined ? undefined : children > 0,
    note: run.tags.get(MLFLOW_NOTE_TAG),
    metrics: run.metrics.map(({ key, value, step, timestamp }) => ({
      key,
      value: metricValue(value),
      step,
      timestamp: timestamp?.toISOString(),
    })),
    params: run.params.map(({ key, value }) =>
      shownPair(key, value, MAX_VALUE_LENGTH),
    ),
    tags: [...run.tags]
      .filter(([key]) => !isReservedTag(key))
      .map(([key, value]) => shownPair(key, value, MAX_VALUE_LENGTH)),
    datasets: run.datasets.map(dataset => ({ ...dataset })),
    parent,
    childCount: children ?? 0,
    loggedModels: (loggedModels ?? []).map(model => ({
      ...model,
      // Others are not the viewer's to know.
      registered: model.registered?.filter(({ name }) =>
        registered.some(version => version.name === name),
      ),
    })),
    registeredVersions: registered.map(version =>
      toRegistered(version, found, options),
    ),
    artifactUri: run.artifactUri && withoutCredentials(run.artifactUri),
    systemMetrics: run.metrics
      .map(({ key }) => key)
      .filter(key => key.startsWith(SYSTEM_PREFIX)),
  };
}

/** What cannot be read is missing, and said; the rest is shown. */
async function costingItself<T>(
  work: Promise<T>,
  { sources, viewer }: Options,
  { server }: AllowedRun,
): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    viewer.signal?.throwIfAborted();
    if (isMlflowError(error)) {
      sources.addError(server.config, error);
      return undefined;
    }
    throw error;
  }
}

/** Only where it is in the same experiment, which the entity has. */
async function parentOf(
  { server, run }: AllowedRun,
  { viewer }: Options,
): Promise<RunDetailDto['parent']> {
  const id = run.parentRunId;
  const parent: MlflowRun | undefined =
    id && RUN_ID.test(id)
      ? await server.client.getRun(id, readOptions(viewer, server))
      : undefined;
  return parent?.experimentId === run.experimentId
    ? { runId: parent.runId, name: parent.name }
    : undefined;
}

async function childCount(
  { server, run }: AllowedRun,
  { viewer }: Options,
): Promise<number> {
  const parent = parentFilter(run.runId);
  const filters = runFilterOf(viewer.scope, undefined, parent ? [parent] : []);
  const pages = await Promise.all(
    filters.map(filter =>
      server.client.searchRuns(
        {
          experimentIds: [run.experimentId],
          filter,
          maxResults: MOST_CHILDREN,
        },
        readOptions(viewer, server),
      ),
    ),
  );
  const children = pages.flatMap(({ items }) => items);
  return new Set(children.map(({ runId }) => runId)).size;
}

async function loggedModelsOf(
  { server, run }: AllowedRun,
  { viewer }: Options,
): Promise<RunDetailDto['loggedModels']> {
  const { items } = await server.client.searchLoggedModels(
    {
      experimentIds: [run.experimentId],
      filter: `source_run_id = '${run.runId}'`,
      maxResults: MOST_LOGGED_MODELS,
    },
    readOptions(viewer, server),
  );
  return items
    .filter(
      ({ modelId, sourceRunId }) =>
        sourceRunId === run.runId || run.modelIds.includes(modelId),
    )
    .map(model => ({
      modelId: model.modelId,
      name: model.name,
      type: model.type,
      status: model.status,
      createdAt: model.createdAt?.toISOString(),
      artifactUri: model.artifactUri && withoutCredentials(model.artifactUri),
      registered: [...model.registered],
      url: loggedModelPageUrl(
        siteOf(server, viewer),
        run.experimentId,
        model.modelId,
      ),
    }));
}

function toRegistered(
  { name, version, aliases }: MlflowModelVersion,
  { server }: AllowedRun,
  { viewer }: Options,
): RunDetailDto['registeredVersions'][number] {
  return {
    name,
    version,
    aliases: [...aliases],
    ofEntity: viewer.scope.registeredModels.includes(name) || undefined,
    url: modelVersionPageUrl(siteOf(server, viewer), name, version),
  };
}
