import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  joinRunFilters,
  MLFLOW_EXPERIMENT_ID_ANNOTATION,
  MLFLOW_EXPERIMENT_NAME_ANNOTATION,
  MLFLOW_REGISTERED_MODEL_ANNOTATION,
  MlflowRun,
  MlflowScope,
  mlflowScope,
  parseRunFilter,
} from '@mlops-portal/backstage-plugin-mlops-common';
import {
  isMlflowError,
  MlflowServer,
  MlflowServers,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { paginate, PageRequest } from '../paging';
import {
  decideExperiment,
  findExperiments,
  FoundExperiment,
  isBound,
  Viewer,
} from './findExperiments';
import { findModels } from './findModels';
import { overviewRow } from './overviewRow';
import { requireServers, selectServers, whyNoServer } from './selectServers';
import { SourceList } from './sources';
import { toExperimentDto, toModelDto, toRunDto } from './toDto';
import type {
  ExperimentContext,
  ExperimentListDto,
  ModelListDto,
  OverviewRowDto,
  RunListDto,
  RunSearchDto,
} from './types';

const DEFAULT_RUNS = 100;

function hasAnnotation(context: ExperimentContext, names: string[]): boolean {
  const annotations = context.entity.metadata.annotations ?? {};
  return names.some(name => annotations[name] !== undefined);
}

function namesExperiments(context: ExperimentContext): boolean {
  return hasAnnotation(context, [
    MLFLOW_EXPERIMENT_ID_ANNOTATION,
    MLFLOW_EXPERIMENT_NAME_ANNOTATION,
  ]);
}

/** The filter of the entity and that of the viewer, joined as conditions and never as text. */
function filterOf(scope: MlflowScope, text: string | undefined) {
  const wanted = text?.trim();
  if (!scope.runFilter) {
    return wanted || undefined;
  }
  if (!wanted) {
    return joinRunFilters([scope.runFilter]);
  }
  const parsed = parseRunFilter(wanted);
  if ('message' in parsed) {
    throw new InputError(parsed.message);
  }
  return joinRunFilters([scope.runFilter, parsed]);
}

/** What MLflow has of an entity, for whoever looks at it. @internal */
export class ExperimentService {
  readonly #servers: MlflowServers;
  readonly #logger: LoggerService;
  readonly #now: () => Date;

  private constructor(
    servers: MlflowServers,
    logger: LoggerService,
    now: () => Date,
  ) {
    this.#servers = servers;
    this.#logger = logger;
    this.#now = now;
  }

  static create(options: {
    servers: MlflowServers;
    logger: LoggerService;
    now?: () => Date;
  }): ExperimentService {
    const now = options.now ?? (() => new Date());
    return new ExperimentService(options.servers, options.logger, now);
  }

  async experiments(
    context: ExperimentContext,
    page: PageRequest,
  ): Promise<ExperimentListDto> {
    requireServers(this.#servers);
    const { viewer, sources, servers } = this.#look(context);
    const found = await findExperiments(servers, viewer, sources);
    const { items, nextCursor, totalItems } = paginate(found, page);
    const { workspace } = viewer.scope;
    return {
      items: items.map(item => toExperimentDto(item, workspace)),
      nextCursor,
      totalItems,
      bound: namesExperiments(context) || found.length > 0,
      sources: this.#report(sources),
    };
  }

  /** Throws NotFoundError for an experiment that is not the entity's, and NotAllowedError for one that the viewer may not see. */
  async searchRuns(
    context: ExperimentContext,
    search: RunSearchDto,
  ): Promise<RunListDto> {
    requireServers(this.#servers);
    const { viewer, sources, servers } = this.#look(context);
    const { scope } = viewer;
    if (!scope.followable) {
      return { items: [], sources: this.#report(sources) };
    }
    const server = servers.find(({ config }) => config.id === search.server);
    if (!server) {
      this.#refuseServer(search.server, scope);
    }
    const filter = filterOf(scope, search.filter);
    const runs = new SourceList(this.#now());
    const options = { signal: context.signal, workspace: scope.workspace };
    try {
      await this.#requireBound(server, search, viewer, servers.length);
      const page = await server.client.searchRuns(
        {
          experimentIds: [search.experimentId],
          filter,
          orderBy: search.orderBy,
          maxResults: search.limit ?? DEFAULT_RUNS,
          pageToken: search.cursor,
        },
        options,
      );
      runs.addOk(server.config.id);
      return {
        items: page.items
          .filter(run => run.experimentId === search.experimentId)
          .map(run => toRunDto(run, server.config, scope.workspace)),
        nextCursor: page.nextPageToken,
        sources: this.#report(runs),
      };
    } catch (error) {
      if (isMlflowError(error) && error.failure === 'rejected') {
        throw new InputError(error.message);
      }
      context.signal?.throwIfAborted();
      runs.addError(server.config.id, error);
      return { items: [], sources: this.#report(runs) };
    }
  }

  async models(
    context: ExperimentContext,
    page: PageRequest,
  ): Promise<ModelListDto> {
    requireServers(this.#servers);
    const { viewer, sources, servers } = this.#look(context);
    const found = await findModels(servers, viewer, sources);
    const { items, nextCursor, totalItems } = paginate(found, page);
    const { workspace } = viewer.scope;
    return {
      items: items.map(item => toModelDto(item, workspace)),
      nextCursor,
      totalItems,
      bound:
        hasAnnotation(context, [MLFLOW_REGISTERED_MODEL_ANNOTATION]) ||
        found.length > 0,
      sources: this.#report(sources),
    };
  }

  /** `undefined` when nothing of the entity is in MLflow: then the row takes no space. */
  async overview(
    context: ExperimentContext,
  ): Promise<OverviewRowDto | undefined> {
    const now = this.#now();
    const reason = whyNoServer(this.#servers);
    if (reason) {
      return namesExperiments(context)
        ? { total: 0, level: 'unknown', headline: reason, sources: [] }
        : undefined;
    }
    const { viewer, sources, servers } = this.#look(context);
    const found = await findExperiments(servers, viewer, sources);
    if (found.length === 0 && !namesExperiments(context)) {
      return undefined;
    }
    const latestRun = await this.#latestRun(found, viewer, sources);
    return overviewRow({
      total: found.length,
      latestRun,
      sources: this.#report(sources),
      now,
    });
  }

  #look(context: ExperimentContext) {
    const scope = mlflowScope(context.entity);
    const { ownershipRefs, signal } = context;
    const sources = new SourceList(this.#now());
    const servers = selectServers(this.#servers, scope, sources);
    return { viewer: { scope, ownershipRefs, signal }, sources, servers };
  }

  #report(sources: SourceList) {
    const list = sources.list();
    for (const { server, status, message } of list) {
      if (status !== 'ok' && status !== 'refused') {
        this.#logger.debug('MLflow server answered badly', {
          server,
          status,
          message,
        });
      }
    }
    return list;
  }

  #refuseServer(id: string, scope: MlflowScope): never {
    const problem = this.#servers
      .problems()
      .find(({ serverId }) => serverId === id);
    if (problem) {
      throw new ServiceUnavailableError(problem.message);
    }
    throw new NotFoundError(
      `${scope.entityRef} has no experiments on an MLflow server "${id}".`,
    );
  }

  /** The experiment comes from the request: whose it is, is asked of MLflow before any run is. */
  async #requireBound(
    server: MlflowServer,
    search: RunSearchDto,
    viewer: Viewer,
    serverCount: number,
  ) {
    const { scope, signal } = viewer;
    const experiment = /^\d{1,20}$/.test(search.experimentId)
      ? await server.client.getExperiment(search.experimentId, {
          signal,
          workspace: scope.workspace,
        })
      : undefined;
    if (!experiment || !isBound(experiment, scope, serverCount)) {
      throw new NotFoundError(
        `Experiment ${search.experimentId} on MLflow server "${server.config.id}" is not one of ${scope.entityRef}.`,
      );
    }
    const decision = decideExperiment({ server, experiment }, viewer);
    if (!decision.allowed) {
      throw new NotAllowedError(decision.message);
    }
  }

  async #latestRun(
    found: readonly FoundExperiment[],
    viewer: Viewer,
    sources: SourceList,
  ): Promise<MlflowRun | undefined> {
    const { scope, signal } = viewer;
    const idsByServer = new Map<MlflowServer, string[]>();
    for (const { server, experiment } of found) {
      const ids = idsByServer.get(server) ?? [];
      idsByServer.set(server, [...ids, experiment.experimentId]);
    }
    let latest: MlflowRun | undefined;
    await Promise.all(
      [...idsByServer].map(async ([{ client, config }, experimentIds]) => {
        try {
          const { items } = await client.searchRuns(
            {
              experimentIds,
              filter: filterOf(scope, undefined),
              maxResults: 1,
            },
            { signal, workspace: scope.workspace },
          );
          for (const run of items) {
            if (!latest || startOf(run) > startOf(latest)) {
              latest = run;
            }
          }
        } catch (error) {
          signal?.throwIfAborted();
          sources.addError(config.id, error);
        }
      }),
    );
    return latest;
  }
}

function startOf(run: MlflowRun): number {
  return run.startedAt?.getTime() ?? 0;
}
