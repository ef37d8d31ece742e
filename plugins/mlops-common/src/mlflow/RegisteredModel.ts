import { dateOf, fieldsOf, listOf, tagsOf, textOf } from './values';

/** One version of a registered model. @public */
export interface MlflowModelVersion {
  readonly name: string;
  readonly version: string;
  readonly runId?: string;
  readonly source?: string;
  readonly createdAt?: Date;
  readonly aliases: readonly string[];
  readonly tags: ReadonlyMap<string, string>;
}

/** A name that points at a version of a registered model. @public */
export interface MlflowModelAlias {
  readonly alias: string;
  readonly version: string;
}

/** A registered model with the newest version of each stage. @public */
export interface MlflowRegisteredModel {
  readonly name: string;
  readonly description?: string;
  readonly createdAt?: Date;
  readonly lastUpdatedAt?: Date;
  readonly latestVersions: readonly MlflowModelVersion[];
  readonly aliases: readonly MlflowModelAlias[];
  readonly tags: ReadonlyMap<string, string>;
}

/** Reads a model version; `undefined` when name or version is missing. @public */
export function parseModelVersion(
  value: unknown,
): MlflowModelVersion | undefined {
  const fields = fieldsOf(value);
  const name = textOf(fields.name);
  const version = textOf(fields.version);
  if (name === undefined || version === undefined) {
    return undefined;
  }
  return {
    name,
    version,
    runId: textOf(fields.run_id),
    source: textOf(fields.source),
    createdAt: dateOf(fields.creation_timestamp),
    aliases: listOf(fields.aliases).flatMap(alias => textOf(alias) ?? []),
    tags: tagsOf(fields.tags),
  };
}

function parseAlias(value: unknown): MlflowModelAlias[] {
  const fields = fieldsOf(value);
  const alias = textOf(fields.alias);
  const version = textOf(fields.version);
  return alias === undefined || version === undefined
    ? []
    : [{ alias, version }];
}

/** Reads a registered model; `undefined` when it has no name. @public */
export function parseRegisteredModel(
  value: unknown,
): MlflowRegisteredModel | undefined {
  const fields = fieldsOf(value);
  const name = textOf(fields.name);
  if (name === undefined) {
    return undefined;
  }
  return {
    name,
    description: textOf(fields.description),
    createdAt: dateOf(fields.creation_timestamp),
    lastUpdatedAt: dateOf(fields.last_updated_timestamp),
    latestVersions: listOf(fields.latest_versions).flatMap(
      version => parseModelVersion(version) ?? [],
    ),
    aliases: listOf(fields.aliases).flatMap(parseAlias),
    tags: tagsOf(fields.tags),
  };
}

/** The highest version number; the server answers one version per stage in any order. @public */
export function latestVersionOf(
  model: MlflowRegisteredModel,
): MlflowModelVersion | undefined {
  let latest: MlflowModelVersion | undefined;
  for (const version of model.latestVersions) {
    if (!latest || Number(version.version) > Number(latest.version)) {
      latest = version;
    }
  }
  return latest;
}
