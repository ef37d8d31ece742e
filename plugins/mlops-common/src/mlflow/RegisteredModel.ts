import { dateOf, fieldsOf, listOf, tagsOf, textOf } from './values';

/** One version of a registered model. @public */
export interface MlflowModelVersion {
  readonly name: string;
  readonly version: string;
  readonly runId?: string;
  readonly source?: string;
  readonly createdAt?: Date;
  readonly lastUpdatedAt?: Date;
  readonly description?: string;
  /** Of servers and people who still use stages: Staging, Production, Archived. */
  readonly stage?: string;
  readonly status: MlflowModelVersionStatus;
  readonly statusMessage?: string;
  readonly aliases: readonly string[];
  readonly tags: ReadonlyMap<string, string>;
}

/** Whether the files of a version are all there; `unknown` for a word that no known version writes. @public */
export type MlflowModelVersionStatus =
  | 'ready'
  | 'pending'
  | 'failed'
  | 'unknown';

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

const STATUSES: ReadonlyMap<unknown, MlflowModelVersionStatus> = new Map([
  ['READY', 'ready'],
  ['PENDING_REGISTRATION', 'pending'],
  ['FAILED_REGISTRATION', 'failed'],
  // Servers that leave it out mean that nothing is to be waited for.
  [undefined, 'ready'],
]);

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
    lastUpdatedAt: dateOf(fields.last_updated_timestamp),
    description: textOf(fields.description),
    stage:
      fields.current_stage === 'None'
        ? undefined
        : textOf(fields.current_stage),
    status: STATUSES.get(fields.status ?? undefined) ?? 'unknown',
    statusMessage: textOf(fields.status_message),
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
