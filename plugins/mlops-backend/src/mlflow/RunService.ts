import type { GitHosts } from '@mlops-portal/backstage-plugin-mlops-common';
import type { MlflowServers } from '@mlops-portal/backstage-plugin-mlops-node';
import {
  type ArtifactFile,
  type ArtifactPlace,
  listArtifacts,
  openArtifact,
} from './artifacts';
import { findRuns } from './findRuns';
import { type EntityView, lookAtEntity } from './lookAtEntity';
import { metricHistory } from './metricHistory';
import { type NotebookPlace, notebookOf } from './notebookOf';
import { type AllowedRun, requireRun, requireServer } from './requireRun';
import { runDetail } from './runDetail';
import { runKeys } from './runKeys';
import { RunPlaces } from './RunPlaces';
import { RunSizes } from './RunSizes';
import { requireServers } from './selectServers';
import { SourceList } from './sources';
import { toHttpError } from './toHttpError';
import type {
  ArtifactListDto,
  ExperimentContext,
  HistoryDto,
  HistoryQueryDto,
  RunDetailDto,
  RunListDto,
  RunSearchDto,
} from './types';

/** A run, as a request names it. @internal */
export interface RunPlace {
  readonly server: string;
  readonly run: string;
}

/** @internal */
export interface RunServiceOptions {
  readonly servers: MlflowServers;
  readonly hosts: GitHosts;
  readonly now: () => Date;
}

/** The runs of an entity, for whoever looks at it. @internal */
export class RunService {
  readonly #options: RunServiceOptions;
  readonly #sizes = RunSizes.create();
  readonly #places = RunPlaces.create();

  private constructor(options: RunServiceOptions) {
    this.#options = options;
  }

  static create(options: RunServiceOptions): RunService {
    return new RunService(options);
  }

  /** Throws NotFoundError for an experiment that is not the entity's, and NotAllowedError for one that the viewer may not see. */
  async search(
    context: ExperimentContext,
    search: RunSearchDto,
  ): Promise<RunListDto> {
    const view = this.#look(context);
    if (!view.viewer.scope.followable) {
      const sources = view.sources.list();
      return { items: [], keys: runKeys([]), sources };
    }
    const { hosts, servers } = this.#options;
    // What the annotations say about other experiments and servers is not about these runs.
    const sources = new SourceList(view.now);
    const page = await findRuns(
      { servers, hosts, sizes: this.#sizes, places: this.#places },
      view,
      search,
      sources,
    );
    return { ...page, sources: sources.list(view.viewer.stale) };
  }

  /**
   * Throws NotFoundError for a run that is not the entity's or that the viewer
   * may not see. `notebooks` are those of the entity that the viewer may see;
   * it is asked only where the run names one.
   */
  async get(
    context: ExperimentContext,
    place: RunPlace,
    notebooks: () => Promise<readonly NotebookPlace[]>,
  ): Promise<RunDetailDto> {
    return this.#of(context, place, async (found, view) => {
      const { viewer, now } = view;
      const { hosts } = this.#options;
      const sources = new SourceList(now);
      const [detail, notebook] = await Promise.all([
        runDetail(found, { viewer, hosts, now, sources }),
        notebookOf(found.run, notebooks),
      ]);
      sources.addOk(found.server.config.id);
      return { ...detail, notebook, sources: sources.list(viewer.stale) };
    });
  }

  async histories(
    context: ExperimentContext,
    query: HistoryQueryDto,
  ): Promise<HistoryDto> {
    const view = this.#look(context);
    const server = requireServer(this.#options.servers, view, query.server);
    const sources = new SourceList(view.now);
    const found = await metricHistory(server, view, {
      query,
      sources,
      places: this.#places,
    });
    return { ...found, sources: sources.list(view.viewer.stale) };
  }

  /** Throws NotFoundError as {@link RunService.get} does. */
  async artifacts(
    context: ExperimentContext,
    place: RunPlace,
    folder: ArtifactPlace & { readonly pageToken?: string },
  ): Promise<ArtifactListDto> {
    return this.#of(context, place, (found, { viewer }) =>
      listArtifacts(found, folder, viewer),
    );
  }

  /** Throws NotFoundError as {@link RunService.get} does, and where there is no such file. */
  async artifact(
    context: ExperimentContext,
    place: RunPlace,
    file: ArtifactPlace & {
      readonly path: string;
      readonly download?: boolean;
    },
  ): Promise<ArtifactFile> {
    return this.#of(context, place, (found, { viewer }) =>
      openArtifact(found, file, viewer),
    );
  }

  async #of<T>(
    context: ExperimentContext,
    place: RunPlace,
    work: (found: AllowedRun, view: EntityView) => Promise<T>,
  ): Promise<T> {
    const view = this.#look(context);
    const server = requireServer(this.#options.servers, view, place.server);
    try {
      return await work(await requireRun(server, view, place.run), view);
    } catch (error) {
      throw toHttpError(error);
    }
  }

  #look(context: ExperimentContext): EntityView {
    const { servers, now } = this.#options;
    requireServers(servers);
    return lookAtEntity(servers, context, now());
  }
}
