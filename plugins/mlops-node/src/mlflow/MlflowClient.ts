import {
  MlflowExperiment,
  MlflowPage,
  MlflowRegisteredModel,
  MlflowRun,
  parseExperiment,
  parseExperimentPage,
  parseRegisteredModel,
  parseRegisteredModelPage,
  parseRun,
  parseRunPage,
} from '@mlops-portal/backstage-plugin-mlops-common';
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
  #workspaces: Promise<boolean> | undefined;

  private constructor(server: MlflowServerConfig, transport: MlflowTransport) {
    this.#serverId = server.id;
    this.#transport = transport;
  }

  static create(options: {
    server: MlflowServerConfig;
    fetch?: typeof fetch;
  }): MlflowClient {
    return new MlflowClient(options.server, MlflowTransport.create(options));
  }

  async searchExperiments(
    search: MlflowSearch,
    options: MlflowReadOptions = {},
  ): Promise<MlflowPage<MlflowExperiment>> {
    const path = '2.0/mlflow/experiments/search';
    const body = searchFields(search);
    return parseExperimentPage(await this.#read({ path, body }, options));
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
    const page = parseRunPage(await this.#read({ path, body }, options));
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
    return parseRegisteredModelPage(await this.#read({ path, query }, options));
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

  async #readOne<T>(
    request: MlflowRequest,
    options: MlflowReadOptions,
    parse: (answer: Record<string, unknown>) => T | undefined,
  ): Promise<T | undefined> {
    try {
      const answer = await this.#read(request, options);
      return parse((answer ?? {}) as Record<string, unknown>);
    } catch (error) {
      if (isMlflowError(error) && error.failure === 'not-found') {
        return undefined;
      }
      throw error;
    }
  }

  async #read(
    request: MlflowRequest,
    options: MlflowReadOptions,
  ): Promise<unknown> {
    const { signal, workspace } = options;
    if (workspace === undefined) {
      return this.#transport.request({ ...request, signal });
    }
    if (!(await this.#hasWorkspaces())) {
      throw new MlflowError({
        server: this.#serverId,
        failure: 'rejected',
        message: `MLflow server "${
          this.#serverId
        }" has no workspaces, so that it has no workspace "${workspace}".`,
      });
    }
    const headers = { 'x-mlflow-workspace': workspace };
    return this.#transport.request({ ...request, headers, signal });
  }

  /** A server without the feature answers 500 to the header, an older one ignores it and would show another team's runs. */
  async #hasWorkspaces(): Promise<boolean> {
    this.#workspaces ??= this.#transport
      .request({ path: '3.0/mlflow/server-info' })
      .then(
        info =>
          (info as { workspaces_enabled?: unknown } | null)
            ?.workspaces_enabled === true,
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
