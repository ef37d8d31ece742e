import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  MLFLOW_EXPERIMENT_ID_ANNOTATION,
  MLFLOW_EXPERIMENT_NAME_ANNOTATION,
  MLFLOW_REGISTERED_MODEL_ANNOTATION,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { MlflowServers } from '@mlops-portal/backstage-plugin-mlops-node';
import { paginate, PageRequest } from '../paging';
import { findExperiments } from './findExperiments';
import { findModels } from './findModels';
import { findLatestRun, findRuns } from './findRuns';
import { findVersions, type VersionSearch } from './findVersions';
import { lookAtEntity } from './lookAtEntity';
import { overviewRow } from './overviewRow';
import { requireServers, whyNoServer } from './selectServers';
import { countKeys, runKeys } from './runKeys';
import { SourceList } from './sources';
import { toExperimentDto, toModelDto, toVersionDto } from './toDto';
import type {
  ExperimentContext,
  ExperimentListDto,
  ModelListDto,
  OverviewRowDto,
  RunListDto,
  RunSearchDto,
  VersionListDto,
} from './types';

function hasAnnotation(
  { entity }: ExperimentContext,
  ...names: string[]
): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return names.some(name => annotations[name] !== undefined);
}

function namesExperiments(context: ExperimentContext): boolean {
  return hasAnnotation(
    context,
    MLFLOW_EXPERIMENT_ID_ANNOTATION,
    MLFLOW_EXPERIMENT_NAME_ANNOTATION,
  );
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
    const { viewer, sources, servers } = this.#look(context);
    const found = await findExperiments(servers, viewer, sources);
    const { items, nextCursor, totalItems } = paginate(found, page);
    const { workspace } = viewer.scope;
    return {
      items: items.map(item => toExperimentDto(item, workspace)),
      nextCursor,
      totalItems,
      bound: namesExperiments(context) || found.length > 0,
      servers: [],
      sources: this.#report(sources),
    };
  }

  /** Throws NotFoundError for an experiment that is not the entity's, and NotAllowedError for one that the viewer may not see. */
  async searchRuns(
    context: ExperimentContext,
    search: RunSearchDto,
  ): Promise<RunListDto> {
    const view = this.#look(context);
    if (!view.viewer.scope.followable) {
      return {
        items: [],
        keys: runKeys([]),
        sources: this.#report(view.sources),
      };
    }
    // What the annotations say about other experiments and servers is not about these runs.
    const sources = new SourceList(this.#now());
    const page = await findRuns(this.#servers, view, search, sources);
    return { ...page, sources: this.#report(sources) };
  }

  async models(
    context: ExperimentContext,
    page: PageRequest,
  ): Promise<ModelListDto> {
    const { viewer, sources, servers } = this.#look(context);
    const found = await findModels(servers, viewer, sources);
    const { items, nextCursor, totalItems } = paginate(found, page);
    const { workspace } = viewer.scope;
    return {
      items: items.map(item => toModelDto(item, workspace)),
      nextCursor,
      totalItems,
      bound:
        hasAnnotation(context, MLFLOW_REGISTERED_MODEL_ANNOTATION) ||
        found.length > 0,
      sources: this.#report(sources),
    };
  }

  /** Throws NotFoundError for a model that is not the entity's or that the viewer may not see. */
  async versions(
    context: ExperimentContext,
    search: VersionSearch,
  ): Promise<VersionListDto> {
    const view = this.#look(context);
    const sources = new SourceList(this.#now());
    const page = await findVersions(view, search, sources);
    const { workspace } = view.viewer.scope;
    return {
      items:
        page?.versions.map(version =>
          toVersionDto(page.found, version, workspace),
        ) ?? [],
      nextCursor: page?.nextCursor,
      metricKeys: countKeys(
        page?.versions.map(({ run }) =>
          (run?.metrics ?? []).map(({ key }) => key),
        ) ?? [],
      ),
      sources: this.#report(sources),
    };
  }

  /** `undefined` when nothing of the entity is in MLflow: then the row takes no space. */
  async overview(
    context: ExperimentContext,
  ): Promise<OverviewRowDto | undefined> {
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
    const latestRun = await findLatestRun(found, viewer, sources);
    return overviewRow({
      total: found.length,
      latestRun,
      sources: this.#report(sources),
      now: this.#now(),
    });
  }

  #look(context: ExperimentContext) {
    requireServers(this.#servers);
    return lookAtEntity(this.#servers, context, this.#now());
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
}
