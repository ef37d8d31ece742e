import {
  experimentPageUrl,
  isReservedTag,
  latestVersionOf,
  MLFLOW_NOTE_TAG,
  MlflowModelVersion,
  MlflowRun,
  modelPageUrl,
  modelVersionPageUrl,
  primaryMetricOf,
  runPageUrl,
  withoutCredentials,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { MlflowServerConfig } from '@mlops-portal/backstage-plugin-mlops-node';
import { FoundExperiment } from './findExperiments';
import { FoundModel } from './findModels';
import { FoundVersion } from './findVersions';
import type { ExperimentDto, ModelDto, RunDto, VersionDto } from './types';

/** Parameters may have 6 000 characters; a list of runs needs no more than this. */
const MAX_VALUE_LENGTH = 200;
/** MLflow's own pages keep notes this short. */
const MAX_NOTE_LENGTH = 5000;

function siteOf({ externalUrl }: MlflowServerConfig, workspace?: string) {
  return { externalUrl, workspace };
}

/** @internal */
export function toExperimentDto(
  { server, experiment }: FoundExperiment,
  workspace?: string,
): ExperimentDto {
  const site = siteOf(server.config, workspace);
  return {
    server: server.config.id,
    experimentId: experiment.experimentId,
    name: experiment.name,
    lifecycle: experiment.deleted ? 'deleted' : 'active',
    note: shortened(experiment.tags.get(MLFLOW_NOTE_TAG), MAX_NOTE_LENGTH),
    tags: [...experiment.tags]
      .filter(([key]) => !isReservedTag(key))
      .map(([key, value]) => toPair(key, value)),
    artifactLocation:
      experiment.artifactLocation &&
      withoutCredentials(experiment.artifactLocation),
    primaryMetric: primaryMetricOf(experiment.tags),
    createdAt: experiment.createdAt?.toISOString(),
    lastUpdatedAt: experiment.lastUpdatedAt?.toISOString(),
    url: experimentPageUrl(site, experiment.experimentId),
  };
}

/** A key and its value, which says so when it is longer than lists show. */
function toPair(key: string, value: string, maxLength = MAX_VALUE_LENGTH) {
  return value.length > maxLength
    ? { key, value: value.slice(0, maxLength), truncated: true }
    : { key, value };
}

function shortened(
  text: string | undefined,
  maxLength: number,
): string | undefined {
  return text && text.length > maxLength ? text.slice(0, maxLength) : text;
}

function metricValue(value: number): RunDto['metrics'][number]['value'] {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  if (Number.isFinite(value)) {
    return value;
  }
  return value > 0 ? 'Infinity' : '-Infinity';
}

/** @internal */
export function toRunDto(
  run: MlflowRun,
  server: MlflowServerConfig,
  workspace?: string,
): RunDto {
  const site = siteOf(server, workspace);
  return {
    server: server.id,
    experimentId: run.experimentId,
    runId: run.runId,
    name: run.name,
    status: run.status,
    startedAt: run.startedAt?.toISOString(),
    endedAt: run.endedAt?.toISOString(),
    user: run.user,
    metrics: run.metrics.map(({ key, value }) => ({
      key,
      value: metricValue(value),
    })),
    params: run.params.map(({ key, value }) => toPair(key, value)),
    url: runPageUrl(site, run.experimentId, run.runId),
  };
}

/** @internal */
export function toModelDto(
  { server, model }: FoundModel,
  workspace?: string,
): ModelDto {
  const site = siteOf(server.config, workspace);
  const latest = latestVersionOf(model);
  // The registry answers the newest versions without their aliases.
  const aliasesOf = (version: MlflowModelVersion) =>
    model.aliases
      .filter(alias => alias.version === version.version)
      .map(({ alias }) => alias)
      .sort();
  return {
    server: server.config.id,
    name: model.name,
    description: model.description,
    lastUpdatedAt: model.lastUpdatedAt?.toISOString(),
    latestVersion: latest && {
      version: latest.version,
      runId: latest.runId,
      aliases: aliasesOf(latest),
      createdAt: latest.createdAt?.toISOString(),
      url: modelVersionPageUrl(site, model.name, latest.version),
    },
    aliases: model.aliases.map(({ alias, version }) => ({ alias, version })),
    url: modelPageUrl(site, model.name),
  };
}

/** What is said about a version; a page of them needs no more. */
const MAX_DESCRIPTION_LENGTH = 500;

/** @internal */
export function toVersionDto(
  { server, model }: FoundModel,
  { version, aliases, run, servable }: FoundVersion,
  workspace?: string,
): VersionDto {
  const site = siteOf(server.config, workspace);
  return {
    version: version.version,
    runId: version.runId,
    aliases: [...aliases],
    createdAt: version.createdAt?.toISOString(),
    url: modelVersionPageUrl(site, model.name, version.version),
    stage: version.stage,
    status: version.status,
    description: version.description?.slice(0, MAX_DESCRIPTION_LENGTH),
    run: run && toRunDto(run, server.config, workspace),
    servable,
  };
}
