import {
  decideMlflowAccess,
  isTaggedWithEntity,
  MLFLOW_ENTITY_TAG,
  MLFLOW_EXPERIMENT_ID_ANNOTATION,
  MLFLOW_EXPERIMENT_NAME_ANNOTATION,
  MlflowAccessDecision,
  MlflowExperiment,
  MlflowScope,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { MlflowServer } from '@mlops-portal/backstage-plugin-mlops-node';
import { SourceList } from './sources';
import { readOptions, type Viewer, workspaceOf } from './Viewer';

const MAX_TAGGED = 1000;

/** An experiment and where it is. @internal */
export interface FoundExperiment {
  readonly server: MlflowServer;
  readonly experiment: MlflowExperiment;
}

/** The condition that a thing's own tag names the entity; the answer is compared again, because `_` is a wildcard. @internal */
export function entityTagFilter(entityRef: string): string {
  return `tags.\`${MLFLOW_ENTITY_TAG}\` ILIKE '${entityRef}'`;
}

/** Whose the workspace is that is looked into: MLflow answers nothing of another one. @internal */
export function ownersOfWorkspace(
  viewer: Viewer,
  server: MlflowServer,
): readonly string[] {
  const workspace = workspaceOf(viewer, server);
  return (workspace && server.config.workspaces.get(workspace)) || [];
}

/** @internal */
export function decideExperiment(
  { server, experiment }: FoundExperiment,
  viewer: Viewer,
): MlflowAccessDecision {
  const { scope, ownershipRefs } = viewer;
  const owners = server.config.owners.get(experiment.name) ?? [];
  return decideMlflowAccess({
    mode: server.config.access,
    server: server.config.id,
    kind: 'experiment',
    name: experiment.name,
    tags: experiment.tags,
    configuredOwners: [...owners, ...ownersOfWorkspace(viewer, server)],
    entityRef: scope.entityRef,
    ownershipRefs,
  });
}

/** Whether the entity's annotations or the experiment's tag bind the two; access is decided apart from it. @internal */
export function isBound(
  experiment: MlflowExperiment,
  scope: MlflowScope,
  serverCount: number,
): boolean {
  return (
    scope.experimentNames.includes(experiment.name) ||
    (serverCount === 1 &&
      scope.experimentIds.includes(experiment.experimentId)) ||
    isTaggedWithEntity(experiment.tags, scope.entityRef)
  );
}

interface Lookup {
  readonly annotation: string;
  readonly what: string;
  readonly find: (
    server: MlflowServer,
  ) => Promise<MlflowExperiment | undefined>;
}

function lookupsOf(viewer: Viewer, serverCount: number): Lookup[] {
  const { scope } = viewer;
  // Every server has an experiment 1: a number says nothing while it is open which server is meant.
  const ids = serverCount === 1 ? scope.experimentIds : [];
  return [
    ...ids.map(id => ({
      annotation: MLFLOW_EXPERIMENT_ID_ANNOTATION,
      what: `experiment ${id}`,
      find: (server: MlflowServer) =>
        server.client.getExperiment(id, readOptions(viewer, server)),
    })),
    ...scope.experimentNames.map(name => ({
      annotation: MLFLOW_EXPERIMENT_NAME_ANNOTATION,
      what: `experiment "${name}"`,
      find: (server: MlflowServer) =>
        server.client.getExperimentByName(name, readOptions(viewer, server)),
    })),
  ];
}

/** The experiments that are bound to an entity and that the viewer may see; everything else becomes a source with its reason. @internal */
export async function findExperiments(
  servers: readonly MlflowServer[],
  viewer: Viewer,
  sources: SourceList,
): Promise<FoundExperiment[]> {
  const { scope, signal } = viewer;
  const found = new Map<string, FoundExperiment & { annotation?: string }>();
  const failed = new Set<MlflowServer>();
  const add = (
    server: MlflowServer,
    experiment: MlflowExperiment,
    annotation?: string,
  ) => {
    const key = `${server.config.id} ${experiment.experimentId}`;
    if (!found.has(key)) {
      found.set(key, { server, experiment, annotation });
    }
  };
  const guard = async (server: MlflowServer, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      signal?.throwIfAborted();
      failed.add(server);
      sources.addError(server.config, error);
    }
  };

  if (servers.length > 1 && scope.experimentIds.length > 0) {
    sources.add({
      annotation: MLFLOW_EXPERIMENT_ID_ANNOTATION,
      status: 'refused',
      message: `Annotation ${MLFLOW_EXPERIMENT_ID_ANNOTATION} is not followed: there are several MLflow servers, so mlflow.org/server has to name one.`,
    });
  }
  const byTag = servers.map(server =>
    guard(server, async () => {
      const page = await server.client.searchExperiments(
        { filter: entityTagFilter(scope.entityRef), maxResults: MAX_TAGGED },
        readOptions(viewer, server),
      );
      for (const experiment of page.items) {
        if (isTaggedWithEntity(experiment.tags, scope.entityRef)) {
          add(server, experiment);
        }
      }
    }),
  );
  const byAnnotation = lookupsOf(viewer, servers.length).map(async lookup => {
    let matches = 0;
    await Promise.all(
      servers.map(server =>
        guard(server, async () => {
          const experiment = await lookup.find(server);
          if (experiment) {
            matches += 1;
            add(server, experiment, lookup.annotation);
          }
        }),
      ),
    );
    const asked = servers.filter(server => !failed.has(server));
    if (matches === 0 && asked.length > 0) {
      const names = asked.map(({ config }) => `"${config.id}"`).join(', ');
      sources.add({
        server: asked.length === 1 ? asked[0].config.id : undefined,
        annotation: lookup.annotation,
        status: 'refused',
        message: `MLflow server ${names} has no ${lookup.what}, which annotation ${lookup.annotation} names.`,
      });
    }
  });
  await Promise.all([...byTag, ...byAnnotation]);

  const allowed: FoundExperiment[] = [];
  for (const { server, experiment, annotation } of found.values()) {
    const decision = decideExperiment({ server, experiment }, viewer);
    const refuse = (message: string) =>
      sources.add({
        server: server.config.id,
        annotation,
        status: 'refused',
        message,
      });
    if (!decision.allowed) {
      refuse(decision.message);
    } else if (experiment.deleted) {
      refuse(
        `Experiment "${experiment.name}" on MLflow server "${server.config.id}" is deleted there.`,
      );
    } else {
      allowed.push({ server, experiment });
    }
  }
  for (const { config } of servers) {
    sources.addOk(config.id);
  }
  return allowed.sort(
    (one, other) =>
      compare(one.server.config.id, other.server.config.id) ||
      compare(one.experiment.name, other.experiment.name) ||
      compare(one.experiment.experimentId, other.experiment.experimentId),
  );
}

/** By code units: the order must not depend on the server's locale. @internal */
export function compare(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}
