import {
  decideMlflowAccess,
  isTaggedWithEntity,
  MLFLOW_PROMPT_TAG,
  MLFLOW_REGISTERED_MODEL_ANNOTATION,
  MlflowRegisteredModel,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { MlflowServer } from '@mlops-portal/backstage-plugin-mlops-node';
import {
  compare,
  decideExperiment,
  entityTagFilter,
  ownersOfWorkspace,
} from './findExperiments';
import { SourceList } from './sources';
import { readOptions, type Viewer } from './Viewer';

const MAX_TAGGED = 1000;

/** A registered model and where it is. @internal */
export interface FoundModel {
  readonly server: MlflowServer;
  readonly model: MlflowRegisteredModel;
}

/** A model without an owner of its own is seen by those who see the runs that all of its versions come from. */
async function comesFromAllowedRuns(
  { server, model }: FoundModel,
  viewer: Viewer,
): Promise<boolean> {
  const options = readOptions(viewer, server);
  const runIds = model.latestVersions.map(version => version.runId);
  if (runIds.length === 0) {
    return false;
  }
  const decisions = await Promise.all(
    runIds.map(async runId => {
      const run = runId && (await server.client.getRun(runId, options));
      const experiment =
        run && (await server.client.getExperiment(run.experimentId, options));
      return Boolean(
        experiment && decideExperiment({ server, experiment }, viewer).allowed,
      );
    }),
  );
  return decisions.every(Boolean);
}

/** Why a viewer may not see a model; `undefined` when they may. @internal */
export async function refusalOf(
  found: FoundModel,
  viewer: Viewer,
): Promise<string | undefined> {
  const { server, model } = found;
  const decision = decideMlflowAccess({
    mode: server.config.access,
    server: server.config.id,
    kind: 'registered model',
    name: model.name,
    tags: model.tags,
    configuredOwners: ownersOfWorkspace(viewer, server),
    entityRef: viewer.scope.entityRef,
    ownershipRefs: viewer.ownershipRefs,
  });
  if (decision.allowed || (await comesFromAllowedRuns(found, viewer))) {
    return undefined;
  }
  return decision.message;
}

/** The registered models that are bound to an entity and that the viewer may see. @internal */
export async function findModels(
  servers: readonly MlflowServer[],
  viewer: Viewer,
  sources: SourceList,
): Promise<FoundModel[]> {
  const { scope, signal } = viewer;
  const allowed: FoundModel[] = [];
  const seen = new Set<string>();
  const missing = new Map(scope.registeredModels.map(name => [name, 0]));

  const inServer = async (server: MlflowServer) => {
    const options = readOptions(viewer, server);
    const [tagged, ...named] = await Promise.all([
      server.client.searchRegisteredModels(
        { filter: entityTagFilter(scope.entityRef), maxResults: MAX_TAGGED },
        options,
      ),
      ...scope.registeredModels.map(name =>
        server.client.getRegisteredModel(name, options),
      ),
    ]);
    const byTag = tagged.items.filter(({ tags }) =>
      isTaggedWithEntity(tags, scope.entityRef),
    );
    for (const [index, name] of scope.registeredModels.entries()) {
      missing.set(name, (missing.get(name) ?? 0) + (named[index] ? 0 : 1));
    }
    for (const model of [...named, ...byTag]) {
      const key = `${server.config.id} ${model?.name}`;
      if (!model || seen.has(key) || model.tags.has(MLFLOW_PROMPT_TAG)) {
        continue;
      }
      seen.add(key);
      const refusal = await refusalOf({ server, model }, viewer);
      if (refusal === undefined) {
        allowed.push({ server, model });
      } else {
        sources.add({
          server: server.config.id,
          annotation: scope.registeredModels.includes(model.name)
            ? MLFLOW_REGISTERED_MODEL_ANNOTATION
            : undefined,
          status: 'refused',
          message: refusal,
        });
      }
    }
  };
  await Promise.all(
    servers.map(async server => {
      try {
        await inServer(server);
      } catch (error) {
        signal?.throwIfAborted();
        sources.addError(server.config, error);
      }
      sources.addOk(server.config.id);
    }),
  );
  for (const [name, count] of missing) {
    if (servers.length > 0 && count === servers.length) {
      const names = servers.map(({ config }) => `"${config.id}"`).join(', ');
      sources.add({
        server: servers.length === 1 ? servers[0].config.id : undefined,
        annotation: MLFLOW_REGISTERED_MODEL_ANNOTATION,
        status: 'refused',
        message: `MLflow server ${names} has no registered model "${name}", which annotation ${MLFLOW_REGISTERED_MODEL_ANNOTATION} names.`,
      });
    }
  }
  return allowed.sort(
    (one, other) =>
      compare(one.server.config.id, other.server.config.id) ||
      compare(one.model.name, other.model.name),
  );
}
