import { list, pairs } from './pairs';
import { StoredModel, StoredModelVersion } from './types';

export function modelVersionToWire(
  model: StoredModel,
  version: StoredModelVersion,
  options: { withAliases: boolean },
) {
  const aliases = [...model.aliases].flatMap(([alias, target]) =>
    target === version.version ? alias : [],
  );
  return {
    name: model.name,
    version: version.version,
    creation_timestamp: version.creationTime,
    last_updated_timestamp: version.lastUpdatedTime,
    current_stage: version.stage,
    description: version.description,
    source: version.source,
    run_id: version.runId,
    status: 'READY',
    ...list('tags', pairs(version.tags)),
    run_link: '',
    ...(options.withAliases ? list('aliases', aliases) : {}),
  };
}

/** The newest version of each stage that versions are in. */
export function latestVersions(
  model: StoredModel,
): readonly StoredModelVersion[] {
  const byStage = new Map(
    model.versions.map(version => [version.stage, version]),
  );
  return [...byStage.values()];
}

export function modelToWire(model: StoredModel) {
  const aliases = [...model.aliases]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([alias, version]) => ({ alias, version }));
  return {
    name: model.name,
    creation_timestamp: model.creationTime,
    last_updated_timestamp: model.lastUpdatedTime,
    description: model.description || undefined,
    ...list(
      'latest_versions',
      latestVersions(model).map(version =>
        modelVersionToWire(model, version, { withAliases: false }),
      ),
    ),
    ...list('tags', pairs(model.tags)),
    ...list('aliases', aliases),
  };
}
