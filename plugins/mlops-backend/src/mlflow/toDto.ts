import {
  type GitHosts,
  experimentPageUrl,
  isReservedTag,
  latestVersionOf,
  MLFLOW_NOTE_TAG,
  type MlflowRegisteredModel,
  modelPageUrl,
  modelVersionPageUrl,
  primaryMetricOf,
  withoutCredentials,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { aliasesOf } from './aliasesOf';
import type { FoundExperiment } from './findExperiments';
import type { FoundModel } from './findModels';
import type { FoundVersion } from './findVersions';
import { shortened, shownPair } from './shownPair';
import { siteOf } from './siteOf';
import { toRunDto } from './toRunDto';
import type { ExperimentDto, ModelDto, VersionDto } from './types';
import type { Viewer } from './Viewer';

/** MLflow's own pages keep notes this short. */
const MAX_NOTE_LENGTH = 5000;
/** What is said about a version; a page of them needs no more. */
const MAX_DESCRIPTION_LENGTH = 500;
/** Of a source run in a list of versions. */
const MOST_METRICS = 200;

/** The alias by which people mark the version in use, and the stage of older servers. */
const CHAMPION_ALIAS = 'champion';
const CHAMPION_STAGE = 'Production';

/** @internal */
export function toExperimentDto(
  { server, experiment }: FoundExperiment,
  viewer: Viewer,
): ExperimentDto {
  const site = siteOf(server, viewer);
  return {
    server: server.config.id,
    experimentId: experiment.experimentId,
    name: experiment.name,
    lifecycle: experiment.deleted ? 'deleted' : 'active',
    note: shortened(experiment.tags.get(MLFLOW_NOTE_TAG), MAX_NOTE_LENGTH),
    tags: shownTags(experiment.tags),
    artifactLocation:
      experiment.artifactLocation &&
      withoutCredentials(experiment.artifactLocation),
    primaryMetric: primaryMetricOf(experiment.tags),
    createdAt: experiment.createdAt?.toISOString(),
    lastUpdatedAt: experiment.lastUpdatedAt?.toISOString(),
    url: experimentPageUrl(site, experiment.experimentId),
  };
}

/** Those that people set. @internal */
export function shownTags(tags: ReadonlyMap<string, string>) {
  return [...tags]
    .filter(([key]) => !isReservedTag(key))
    .map(([key, value]) => shownPair(key, value));
}

/** The version in use; where none is marked by alias, the newest in production. */
function championOf(model: MlflowRegisteredModel): string | undefined {
  const marked = model.aliases.find(({ alias }) => alias === CHAMPION_ALIAS);
  const produced = model.latestVersions.find(
    ({ stage }) => stage === CHAMPION_STAGE,
  );
  return marked?.version ?? produced?.version;
}

/** @internal */
export function toModelDto(
  { server, model }: FoundModel,
  viewer: Viewer,
): ModelDto {
  const site = siteOf(server, viewer);
  const latest = latestVersionOf(model);
  return {
    server: server.config.id,
    name: model.name,
    description: model.description,
    lastUpdatedAt: model.lastUpdatedAt?.toISOString(),
    latestVersion: latest && {
      version: latest.version,
      runId: latest.runId,
      aliases: aliasesOf(model, latest),
      createdAt: latest.createdAt?.toISOString(),
      url: modelVersionPageUrl(site, model.name, latest.version),
    },
    aliases: model.aliases
      .map(({ alias, version }) => ({ alias, version }))
      .sort((one, other) => (one.alias < other.alias ? -1 : 1)),
    champion: championOf(model),
    url: modelPageUrl(site, model.name),
  };
}

/** What versions are shown with. @internal */
export interface VersionDtoOptions {
  readonly viewer: Viewer;
  readonly hosts: GitHosts;
  readonly now: Date;
  /** Metrics of the source runs; without it all, as far as they are few. */
  readonly metrics?: readonly string[];
}

/** @internal */
export function toVersionDto(
  { server, model }: FoundModel,
  { version, run, servable }: FoundVersion,
  options: VersionDtoOptions,
): VersionDto {
  const { metrics, viewer } = options;
  const shown = run && {
    ...run,
    metrics: run.metrics
      .filter(({ key }) => !metrics || metrics.includes(key))
      .slice(0, MOST_METRICS),
  };
  return {
    version: version.version,
    runId: version.runId,
    aliases: aliasesOf(model, version),
    champion: championOf(model) === version.version || undefined,
    createdAt: version.createdAt?.toISOString(),
    url: modelVersionPageUrl(
      siteOf(server, viewer),
      model.name,
      version.version,
    ),
    stage: version.stage,
    status: version.status,
    description: shortened(version.description, MAX_DESCRIPTION_LENGTH),
    tags: shownTags(version.tags),
    run: shown && toRunDto(shown, { ...options, server }),
    servable,
  };
}
