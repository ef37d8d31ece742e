import {
  artifactPathProblem,
  type MlflowArtifactPage,
  type MlflowExperiment,
  type MlflowLoggedModel,
  type MlflowModelVersion,
  type MlflowPage,
  type MlflowRegisteredModel,
  type MlflowRun,
  parseArtifactPage,
  parseExperiment,
  parseExperimentPage,
  parseLoggedModel,
  parseLoggedModelPage,
  parseModelVersion,
  parseModelVersionPage,
  parseRegisteredModel,
  parseRegisteredModelPage,
  parseRun,
  parseRunPage,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { MeasureOptions } from '../operations';
import { MlflowError } from './MlflowError';
import { KEEP, MlflowReader, type MlflowReadOptions } from './MlflowReader';
import type { MlflowServerConfig } from './MlflowServerConfig';
import {
  type MlflowArtifactContent,
  type MlflowArtifactOwner,
  openArtifact,
  readArtifactText,
} from './openArtifact';
import {
  type MlflowHistorySearch,
  type MlflowMetricHistory,
  readHistories,
} from './readHistories';
import type { MlflowCapabilities, MlflowServerInfo } from './ServerFacts';

/** A search in MLflow's own terms. @public */
export interface MlflowSearch {
  readonly filter?: string;
  readonly orderBy?: readonly string[];
  readonly maxResults: number;
  readonly pageToken?: string;
}

/** A search for runs. @public */
export interface MlflowRunSearch extends MlflowSearch {
  readonly experimentIds: readonly string[];
  /** Without it `active`. */
  readonly lifecycle?: 'active' | 'deleted' | 'all';
}

/** A page of runs, and how large MLflow's answer was. @public */
export interface MlflowRunPage extends MlflowPage<MlflowRun> {
  readonly bytes: number;
}

/** Which file. @public */
export interface MlflowArtifactFile {
  readonly owner: MlflowArtifactOwner;
  readonly path: string;
  readonly maxBytes: number;
}

const ACTIVE: ReadonlySet<MlflowRun['status']> = new Set([
  'running',
  'scheduled',
  'unknown',
]);

const VIEWS = {
  active: 'ACTIVE_ONLY',
  deleted: 'DELETED_ONLY',
  all: 'ALL',
} as const;

const API = '2.0/mlflow';

function searchFields(search: MlflowSearch) {
  return {
    filter: search.filter || undefined,
    order_by: search.orderBy?.length ? search.orderBy : undefined,
    max_results: search.maxResults,
    page_token: search.pageToken,
  };
}

/** Some versions answer the token that they were asked with: following it would never end. */
function withoutLoop<P extends MlflowPage<unknown>>(
  page: P,
  { pageToken }: MlflowSearch,
): P {
  return page.nextPageToken !== undefined && page.nextPageToken === pageToken
    ? { ...page, nextPageToken: undefined }
    : page;
}

/** Reads one MLflow server, of any version from 2 on. Throws {@link MlflowError}. @public */
export class MlflowClient {
  readonly #reader: MlflowReader;
  readonly #server: MlflowServerConfig;

  private constructor(server: MlflowServerConfig, reader: MlflowReader) {
    this.#server = server;
    this.#reader = reader;
  }

  static create(options: {
    server: MlflowServerConfig;
    fetch?: typeof fetch;
    measure?: MeasureOptions;
  }): MlflowClient {
    return new MlflowClient(options.server, MlflowReader.create(options));
  }

  /** What the server is, as far as it says so. */
  async info(options: MlflowReadOptions = {}): Promise<MlflowServerInfo> {
    return this.#reader.info(options);
  }

  /** What the server can do: what has been seen of it, or else what its version says. */
  capabilities(info: MlflowServerInfo): MlflowCapabilities {
    return this.#reader.facts.capabilities(info);
  }

  /** Remembers whether runs can be asked for that lack a tag. */
  sawParentIsNull(has: boolean): void {
    this.#reader.facts.saw('parentIsNull', has);
  }

  async searchExperiments(
    search: MlflowSearch,
    options: MlflowReadOptions = {},
  ): Promise<MlflowPage<MlflowExperiment>> {
    const path = `${API}/experiments/search`;
    const body = searchFields(search);
    return this.#reader.read({ path, body }, options, parseExperimentPage);
  }

  /** `undefined` when there is none; deleted ones are answered. */
  async getExperiment(
    experimentId: string,
    options: MlflowReadOptions = {},
  ): Promise<MlflowExperiment | undefined> {
    return this.#reader.readOne(
      {
        path: `${API}/experiments/get`,
        query: { experiment_id: experimentId },
      },
      options,
      answer => parseExperiment(answer.experiment),
    );
  }

  /** `undefined` when there is none; deleted ones are answered. */
  async getExperimentByName(
    name: string,
    options: MlflowReadOptions = {},
  ): Promise<MlflowExperiment | undefined> {
    return this.#reader.readOne(
      {
        path: `${API}/experiments/get-by-name`,
        query: { experiment_name: name },
      },
      options,
      answer => parseExperiment(answer.experiment),
    );
  }

  async searchRuns(
    search: MlflowRunSearch,
    options: MlflowReadOptions = {},
  ): Promise<MlflowRunPage> {
    const page = await this.#reader.read(
      {
        path: `${API}/runs/search`,
        body: {
          experiment_ids: search.experimentIds,
          run_view_type: search.lifecycle && VIEWS[search.lifecycle],
          ...searchFields(search),
        },
      },
      options,
      (answer, bytes) => ({ ...parseRunPage(answer), bytes }),
      ({ items }) =>
        items.some(run => ACTIVE.has(run.status)) ? KEEP.running : KEEP.default,
    );
    return withoutLoop(page, search);
  }

  async getRun(
    runId: string,
    options: MlflowReadOptions = {},
  ): Promise<MlflowRun | undefined> {
    return this.#reader.readOne(
      { path: `${API}/runs/get`, query: { run_id: runId } },
      options,
      answer => parseRun(answer.run),
      run => (ACTIVE.has(run.status) ? KEEP.running : KEEP.ended),
    );
  }

  /** The courses of a metric; runs that do not have it are left out. */
  async getMetricHistories(
    search: MlflowHistorySearch,
    options: MlflowReadOptions = {},
  ): Promise<readonly MlflowMetricHistory[]> {
    return readHistories(this.#reader, search, options);
  }

  /** One folder of a run or of a logged model; empty where there is none. */
  async listArtifacts(
    folder: {
      readonly owner: Exclude<MlflowArtifactOwner, { readonly model: string }>;
      readonly path?: string;
      readonly pageToken?: string;
    },
    options: MlflowReadOptions = {},
  ): Promise<MlflowArtifactPage> {
    const { owner, path = '', pageToken } = folder;
    this.#requireInside(path);
    const page = await this.#reader.read(
      'modelId' in owner
        ? {
            path: `${API}/logged-models/${encodeURIComponent(
              owner.modelId,
            )}/artifacts/directories`,
            query: { artifact_directory_path: path || undefined },
          }
        : {
            path: `${API}/artifacts/list`,
            query: {
              run_id: owner.runId,
              path: path || undefined,
              page_token: pageToken,
            },
          },
      options,
      parseArtifactPage,
    );
    return page.nextPageToken === pageToken
      ? { ...page, nextPageToken: undefined }
      : page;
  }

  /** A file as it comes, to be read or cancelled; `undefined` when there is none, or a folder. */
  async openArtifact(
    file: MlflowArtifactFile,
    options: MlflowReadOptions = {},
  ): Promise<MlflowArtifactContent | undefined> {
    return this.#onArtifact(openArtifact, file, options);
  }

  /** The text of a small file; `undefined` when there is none, or it is larger. */
  async readArtifact(
    file: MlflowArtifactFile,
    options: MlflowReadOptions = {},
  ): Promise<string | undefined> {
    return this.#onArtifact(readArtifactText, file, options);
  }

  async searchRegisteredModels(
    search: MlflowSearch,
    options: MlflowReadOptions = {},
  ): Promise<MlflowPage<MlflowRegisteredModel>> {
    const path = `${API}/registered-models/search`;
    const query = searchFields(search);
    return this.#reader.read(
      { path, query },
      options,
      parseRegisteredModelPage,
    );
  }

  async getRegisteredModel(
    name: string,
    options: MlflowReadOptions = {},
  ): Promise<MlflowRegisteredModel | undefined> {
    return this.#reader.readOne(
      { path: `${API}/registered-models/get`, query: { name } },
      options,
      answer => parseRegisteredModel(answer.registered_model),
    );
  }

  /** The newest versions of a registered model first. */
  async searchModelVersions(
    search: MlflowSearch,
    options: MlflowReadOptions = {},
  ): Promise<MlflowPage<MlflowModelVersion>> {
    const path = `${API}/model-versions/search`;
    const query = searchFields(search);
    const page = await this.#reader.read(
      { path, query },
      options,
      parseModelVersionPage,
    );
    return withoutLoop(page, search);
  }

  async getModelVersion(
    { name, version }: { readonly name: string; readonly version: string },
    options: MlflowReadOptions = {},
  ): Promise<MlflowModelVersion | undefined> {
    return this.#reader.readOne(
      { path: `${API}/model-versions/get`, query: { name, version } },
      options,
      answer => parseModelVersion(answer.model_version),
    );
  }

  /** Where the files of a version are, as far as the server knows. */
  async getModelDownloadUri(
    { name, version }: { readonly name: string; readonly version: string },
    options: MlflowReadOptions = {},
  ): Promise<string | undefined> {
    return this.#reader.readOne(
      {
        path: `${API}/model-versions/get-download-uri`,
        query: { name, version },
      },
      options,
      ({ artifact_uri: uri }) =>
        typeof uri === 'string' && uri !== '' ? uri : undefined,
      () => KEEP.ended,
    );
  }

  /** `undefined` when there is none, as on all servers before 3.0. */
  async getLoggedModel(
    modelId: string,
    options: MlflowReadOptions = {},
  ): Promise<MlflowLoggedModel | undefined> {
    const path = `${API}/logged-models/${encodeURIComponent(modelId)}`;
    return this.#reader.facts.whereSupported('loggedModels', () =>
      this.#reader.readOne(
        { path },
        options,
        answer => parseLoggedModel(answer.model),
        ({ ready }) => (ready ? KEEP.ended : KEEP.running),
      ),
    );
  }

  /** Empty on servers before 3.0. */
  async searchLoggedModels(
    search: Pick<MlflowRunSearch, 'experimentIds' | 'filter' | 'maxResults'>,
    options: MlflowReadOptions = {},
  ): Promise<MlflowPage<MlflowLoggedModel>> {
    const path = `${API}/logged-models/search`;
    const body = {
      experiment_ids: search.experimentIds,
      filter: search.filter,
      max_results: search.maxResults,
    };
    const page = await this.#reader.facts.whereSupported('loggedModels', () =>
      this.#reader.read({ path, body }, options, parseLoggedModelPage),
    );
    return page ?? { items: [] };
  }

  async #onArtifact<T>(
    read: (
      reader: MlflowReader,
      file: MlflowArtifactFile,
      options: MlflowReadOptions & { maxBytes: number; server: string },
    ) => Promise<T>,
    file: MlflowArtifactFile,
    options: MlflowReadOptions,
  ): Promise<T> {
    this.#requireInside(file.path);
    return read(this.#reader, file, {
      ...options,
      maxBytes: file.maxBytes,
      server: this.#server.id,
    });
  }

  #requireInside(path: string): void {
    const problem = artifactPathProblem(path);
    if (problem) {
      throw new MlflowError({
        server: this.#server.id,
        failure: 'rejected',
        message: `The path of a file ${problem}.`,
      });
    }
  }
}
