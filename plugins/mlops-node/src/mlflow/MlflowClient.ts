import {
  MlflowExperiment,
  MlflowLoggedModel,
  MlflowModelVersion,
  MlflowPage,
  MlflowRegisteredModel,
  MlflowRun,
  parseExperiment,
  parseExperimentPage,
  parseLoggedModel,
  parseModelVersionPage,
  parseRegisteredModel,
  parseRegisteredModelPage,
  parseRun,
  parseRunPage,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { MeasureOptions } from '../operations';
import { AnswerCache } from './AnswerCache';
import { isMlflowError, MlflowError } from './MlflowError';
import type { MlflowServerConfig } from './MlflowServerConfig';
import { MlflowRequest, MlflowTransport } from './MlflowTransport';

/** What every reading call takes. @public */
export interface MlflowReadOptions {
  readonly signal?: AbortSignal;
  /** Only for servers with workspaces; others are refused instead of answering for another workspace. */
  readonly workspace?: string;
}

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
}

/** How long answers are used again, in milliseconds. */
const KEEP = {
  /** Names, tags and owners: a revoked right ends as soon. */
  default: 10_000,
  /** What still runs writes metrics. */
  running: 3_000,
  /** What has ended changes only by hand. */
  ended: 5 * 60_000,
};

const ACTIVE: ReadonlySet<MlflowRun['status']> = new Set([
  'running',
  'scheduled',
  'unknown',
]);

function searchFields(search: MlflowSearch) {
  return {
    filter: search.filter || undefined,
    order_by: search.orderBy?.length ? search.orderBy : undefined,
    max_results: search.maxResults,
    page_token: search.pageToken,
  };
}

/** Reads one MLflow server, of any version from 2 on. Throws {@link MlflowError}. @public */
export class MlflowClient {
  readonly #transport: MlflowTransport;
  readonly #serverId: string;
  readonly #answers = AnswerCache.create();
  #workspaces: Promise<boolean> | undefined;

  private constructor(server: MlflowServerConfig, transport: MlflowTransport) {
    this.#serverId = server.id;
    this.#transport = transport;
  }

  static create(options: {
    server: MlflowServerConfig;
    fetch?: typeof fetch;
    measure?: MeasureOptions;
  }): MlflowClient {
    return new MlflowClient(options.server, MlflowTransport.create(options));
  }

  async searchExperiments(
    search: MlflowSearch,
    options: MlflowReadOptions = {},
  ): Promise<MlflowPage<MlflowExperiment>> {
    const path = '2.0/mlflow/experiments/search';
    const body = searchFields(search);
    return this.#read({ path, body }, options, parseExperimentPage);
  }

  /** `undefined` when there is none; deleted ones are answered. */
  async getExperiment(
    experimentId: string,
    options: MlflowReadOptions = {},
  ): Promise<MlflowExperiment | undefined> {
    return this.#readOne(
      {
        path: '2.0/mlflow/experiments/get',
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
    return this.#readOne(
      {
        path: '2.0/mlflow/experiments/get-by-name',
        query: { experiment_name: name },
      },
      options,
      answer => parseExperiment(answer.experiment),
    );
  }

  async searchRuns(
    search: MlflowRunSearch,
    options: MlflowReadOptions = {},
  ): Promise<MlflowPage<MlflowRun>> {
    const path = '2.0/mlflow/runs/search';
    const body = {
      experiment_ids: search.experimentIds,
      ...searchFields(search),
    };
    const page = await this.#read(
      { path, body },
      options,
      parseRunPage,
      ({ items }) =>
        items.some(run => ACTIVE.has(run.status)) ? KEEP.running : KEEP.default,
    );
    // Some versions answer the token that they were asked with: following it would never end.
    return page.nextPageToken === search.pageToken
      ? { items: page.items }
      : page;
  }

  async getRun(
    runId: string,
    options: MlflowReadOptions = {},
  ): Promise<MlflowRun | undefined> {
    return this.#readOne(
      { path: '2.0/mlflow/runs/get', query: { run_id: runId } },
      options,
      answer => parseRun(answer.run),
      run => (ACTIVE.has(run.status) ? KEEP.running : KEEP.ended),
    );
  }

  async searchRegisteredModels(
    search: MlflowSearch,
    options: MlflowReadOptions = {},
  ): Promise<MlflowPage<MlflowRegisteredModel>> {
    const path = '2.0/mlflow/registered-models/search';
    const query = {
      filter: search.filter || undefined,
      max_results: String(search.maxResults),
      page_token: search.pageToken,
    };
    return this.#read({ path, query }, options, parseRegisteredModelPage);
  }

  async getRegisteredModel(
    name: string,
    options: MlflowReadOptions = {},
  ): Promise<MlflowRegisteredModel | undefined> {
    return this.#readOne(
      { path: '2.0/mlflow/registered-models/get', query: { name } },
      options,
      answer => parseRegisteredModel(answer.registered_model),
    );
  }

  /** The newest versions of a registered model first. */
  async searchModelVersions(
    search: MlflowSearch,
    options: MlflowReadOptions = {},
  ): Promise<MlflowPage<MlflowModelVersion>> {
    const path = '2.0/mlflow/model-versions/search';
    const query = {
      filter: search.filter || undefined,
      max_results: String(search.maxResults),
      page_token: search.pageToken,
    };
    return this.#read({ path, query }, options, parseModelVersionPage);
  }

  /** Where the files of a version are, as far as the server knows. */
  async getModelDownloadUri(
    model: { readonly name: string; readonly version: string },
    options: MlflowReadOptions = {},
  ): Promise<string | undefined> {
    return this.#readOne(
      {
        path: '2.0/mlflow/model-versions/get-download-uri',
        query: { name: model.name, version: model.version },
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
    const id = encodeURIComponent(modelId);
    return this.#readOne(
      { path: `2.0/mlflow/logged-models/${id}` },
      options,
      answer => parseLoggedModel(answer.model),
      ({ ready }) => (ready ? KEEP.ended : KEEP.running),
    );
  }

  async #readOne<T>(
    request: MlflowRequest,
    options: MlflowReadOptions,
    parse: (answer: Record<string, unknown>) => T | undefined,
    keepMs: (thing: T) => number = () => KEEP.default,
  ): Promise<T | undefined> {
    try {
      const { thing } = await this.#read(
        request,
        options,
        answer => ({ thing: parse(answer as Record<string, unknown>) }),
        found => (found.thing === undefined ? 0 : keepMs(found.thing)),
      );
      return thing;
    } catch (error) {
      if (isMlflowError(error) && error.failure === 'not-found') {
        return undefined;
      }
      throw error;
    }
  }

  async #read<T extends object>(
    request: MlflowRequest,
    options: MlflowReadOptions,
    parse: (answer: object) => T,
    keepMs: (value: T) => number = () => KEEP.default,
  ): Promise<T> {
    const headers = await this.#workspaceHeaders(options);
    const { path, query, body } = request;
    return this.#answers.get(
      {
        key: JSON.stringify([path, query, body, options.workspace]),
        ask: async () => {
          const { value, bytes } = await this.#transport.request({
            ...request,
            headers,
          });
          return { value: parse(value), bytes };
        },
        keepMs,
      },
      options.signal,
    );
  }

  async #workspaceHeaders({
    workspace,
  }: MlflowReadOptions): Promise<Record<string, string>> {
    if (workspace === undefined) {
      return {};
    }
    if (await this.#hasWorkspaces()) {
      return { 'x-mlflow-workspace': workspace };
    }
    throw new MlflowError({
      server: this.#serverId,
      failure: 'rejected',
      message: `MLflow server "${
        this.#serverId
      }" has no workspaces, so that it has no workspace "${workspace}".`,
    });
  }

  /** A server without the feature answers 500 to the header, an older one ignores it and would show another team's runs. */
  async #hasWorkspaces(): Promise<boolean> {
    this.#workspaces ??= this.#transport
      .request({ path: '3.0/mlflow/server-info' })
      .then(
        ({ value }) =>
          (value as { workspaces_enabled?: unknown }).workspaces_enabled ===
          true,
        error => {
          if (isMlflowError(error) && error.failure === 'not-mlflow') {
            return false;
          }
          throw error;
        },
      );
    try {
      return await this.#workspaces;
    } catch (error) {
      this.#workspaces = undefined;
      throw error;
    }
  }
}
