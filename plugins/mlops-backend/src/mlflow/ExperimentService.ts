import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  type GitHosts,
  MLFLOW_EXPERIMENT_ID_ANNOTATION,
  MLFLOW_EXPERIMENT_NAME_ANNOTATION,
  MLFLOW_REGISTERED_MODEL_ANNOTATION,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { MlflowServers } from '@mlops-portal/backstage-plugin-mlops-node';
import { paginate, PageRequest } from '../paging';
import { findExperiments } from './findExperiments';
import { findModels } from './findModels';
import { findLatestRun } from './findLatestRun';
import { findVersions, requireModel, type VersionSearch } from './findVersions';
import { type EntityView, lookAtEntity } from './lookAtEntity';
import { overviewRow } from './overviewRow';
import { requireServers, whyNoServer } from './selectServers';
import { countKeys } from './runKeys';
import { RunService } from './RunService';
import { SourceList } from './sources';
import { toExperimentDto, toModelDto, toVersionDto } from './toDto';
import type {
  ExperimentContext,
  ExperimentListDto,
  ModelListDto,
  OverviewRowDto,
  VersionDetailDto,
  VersionListDto,
} from './types';
import { serversOf } from './serversOf';
import { toHttpError } from './toHttpError';
import { versionDetail } from './versionDetail';

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

/** @internal */
export interface ExperimentServiceOptions {
  readonly servers: MlflowServers;
  readonly logger: LoggerService;
  /** To whose pages commits are linked. */
  readonly hosts?: GitHosts;
  readonly now?: () => Date;
}

/** What MLflow has of an entity, for whoever looks at it. @internal */
export class ExperimentService {
  readonly runs: RunService;
  readonly #servers: MlflowServers;
  readonly #logger: LoggerService;
  readonly #hosts: GitHosts;
  readonly #now: () => Date;

  private constructor(
    options: Required<ExperimentServiceOptions>,
    runs: RunService,
  ) {
    this.runs = runs;
    this.#servers = options.servers;
    this.#logger = options.logger;
    this.#hosts = options.hosts;
    this.#now = options.now;
  }

  static create(options: ExperimentServiceOptions): ExperimentService {
    const all = { hosts: new Map(), now: () => new Date(), ...options };
    return new ExperimentService(all, RunService.create(all));
  }

  async experiments(
    context: ExperimentContext,
    page: PageRequest,
  ): Promise<ExperimentListDto> {
    const view = this.#look(context);
    const { viewer, sources, servers } = view;
    const [found, known] = await Promise.all([
      findExperiments(servers, viewer, sources),
      serversOf(view),
    ]);
    const { items, nextCursor, totalItems } = paginate(found, page);
    return {
      items: items.map(item => toExperimentDto(item, viewer)),
      nextCursor,
      totalItems,
      bound: namesExperiments(context) || found.length > 0,
      servers: known,
      sources: this.#report(view),
    };
  }

  async models(
    context: ExperimentContext,
    page: PageRequest,
  ): Promise<ModelListDto> {
    const view = this.#look(context);
    const { viewer, sources, servers } = view;
    const found = await findModels(servers, viewer, sources);
    const { items, nextCursor, totalItems } = paginate(found, page);
    return {
      items: items.map(item => toModelDto(item, viewer)),
      nextCursor,
      totalItems,
      bound:
        hasAnnotation(context, MLFLOW_REGISTERED_MODEL_ANNOTATION) ||
        found.length > 0,
      sources: this.#report(view),
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
    const options = { ...this.#shownWith(view), metrics: search.metrics };
    return {
      items:
        page?.versions.map(version =>
          toVersionDto(page.found, version, options),
        ) ?? [],
      nextCursor: page?.nextCursor,
      metricKeys: countKeys(
        page?.versions.map(({ run }) =>
          (run?.metrics ?? []).map(({ key }) => key),
        ) ?? [],
      ),
      sources: this.#report(view, sources),
    };
  }

  /** Throws NotFoundError for a version that is not there, or of a model that is not the entity's or that the viewer may not see. */
  async version(
    context: ExperimentContext,
    place: {
      readonly server: string;
      readonly model: string;
      readonly version: string;
    },
  ): Promise<VersionDetailDto> {
    const view = this.#look(context);
    const sources = new SourceList(view.now);
    const found = await requireModel(view, place, sources);
    if (!found) {
      const [{ message }] = sources.list();
      throw new ServiceUnavailableError(message ?? 'MLflow does not answer.');
    }
    try {
      const { version } = place;
      const detail = await versionDetail(found, view, {
        ...this.#shownWith(view),
        version,
      });
      sources.addOk(found.server.config.id);
      return { ...detail, sources: this.#report(view, sources) };
    } catch (error) {
      throw toHttpError(error);
    }
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
    const view = this.#look(context);
    const { viewer, sources, servers } = view;
    const found = await findExperiments(servers, viewer, sources);
    if (found.length === 0 && !namesExperiments(context)) {
      return undefined;
    }
    const latestRun = await findLatestRun(found, viewer, sources);
    return overviewRow({
      total: found.length,
      latestRun,
      sources: this.#report(view),
      now: this.#now(),
    });
  }

  #look(context: ExperimentContext) {
    requireServers(this.#servers);
    return lookAtEntity(this.#servers, context, this.#now());
  }

  #shownWith({ viewer, now }: EntityView) {
    return { viewer, now, hosts: this.#hosts };
  }

  #report({ viewer, sources: all }: EntityView, sources = all) {
    const list = sources.list(viewer.stale);
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
