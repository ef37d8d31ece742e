import createClient from 'openapi-fetch';
import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { clusterTokenHeader } from '@mlops-portal/backstage-plugin-mlops-common';
import type { MlopsApi } from './MlopsApi';
import type { paths } from './generated/types';
import type {
  CallOptions,
  EndpointList,
  EndpointListRequest,
  EntityName,
  EventList,
  ExperimentList,
  LogRequest,
  Logs,
  Manifest,
  ModelList,
  ModelName,
  ModelVersionList,
  NotebookAction,
  NotebookDetail,
  NotebookList,
  NotebookListRequest,
  NotebookName,
  OperateResult,
  OrphanedClaimList,
  Overview,
  PageRequest,
  RunList,
  RunSearch,
  Status,
} from './types';

const notebookPath =
  '/entities/{kind}/{namespace}/{name}/notebooks/{cluster}/{notebookNamespace}/{notebook}';

/** Speaks to the REST API of the `mlops` backend plugin. @public */
export class MlopsClient implements MlopsApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  private constructor(discoveryApi: DiscoveryApi, fetchApi: FetchApi) {
    this.#discoveryApi = discoveryApi;
    this.#fetchApi = fetchApi;
  }

  static create(options: {
    discoveryApi: DiscoveryApi;
    fetchApi: FetchApi;
  }): MlopsClient {
    return new MlopsClient(options.discoveryApi, options.fetchApi);
  }

  async getOverview(
    entity: EntityName,
    options?: CallOptions,
  ): Promise<Overview> {
    const client = await this.#client();
    const { data } = await client.GET(
      '/entities/{kind}/{namespace}/{name}/overview',
      { params: { path: pathOf(entity) }, ...requestOf(options) },
    );
    return present(data);
  }

  async listNotebooks(
    entity: EntityName,
    request: NotebookListRequest,
    options?: CallOptions,
  ): Promise<NotebookList> {
    const client = await this.#client();
    const { data } = await client.GET(
      '/entities/{kind}/{namespace}/{name}/notebooks',
      {
        params: { path: pathOf(entity), query: request },
        ...requestOf(options),
      },
    );
    return present(data);
  }

  async listOrphanedClaims(
    entity: EntityName,
    options?: CallOptions,
  ): Promise<OrphanedClaimList> {
    const client = await this.#client();
    const { data } = await client.GET(
      '/entities/{kind}/{namespace}/{name}/orphaned-claims',
      { params: { path: pathOf(entity) }, ...requestOf(options) },
    );
    return present(data);
  }

  async getNotebook(
    entity: EntityName,
    notebook: NotebookName,
    options?: CallOptions,
  ): Promise<NotebookDetail> {
    const client = await this.#client();
    const { data } = await client.GET(notebookPath, {
      params: notebookParams(entity, notebook),
      ...requestOf(options),
    });
    return present(data);
  }

  async listNotebookEvents(
    entity: EntityName,
    notebook: NotebookName,
    options?: CallOptions,
  ): Promise<EventList> {
    const client = await this.#client();
    const { data } = await client.GET(`${notebookPath}/events`, {
      params: notebookParams(entity, notebook),
      ...requestOf(options),
    });
    return present(data);
  }

  async getNotebookLogs(
    entity: EntityName,
    notebook: NotebookName,
    request: LogRequest,
    options?: CallOptions,
  ): Promise<Logs> {
    const client = await this.#client();
    const { path, query } = notebookParams(entity, notebook);
    const { data } = await client.GET(`${notebookPath}/logs`, {
      params: { path, query: { ...query, ...request } },
      ...requestOf(options),
    });
    return present(data);
  }

  async getNotebookManifest(
    entity: EntityName,
    notebook: NotebookName,
    options?: CallOptions,
  ): Promise<Manifest> {
    const client = await this.#client();
    const { data } = await client.GET(`${notebookPath}/manifest`, {
      params: notebookParams(entity, notebook),
      ...requestOf(options),
    });
    return present(data);
  }

  async operateNotebook(
    entity: EntityName,
    notebook: NotebookName,
    action: NotebookAction,
    options?: CallOptions,
  ): Promise<OperateResult> {
    const client = await this.#client();
    const { data } = await client.POST(`${notebookPath}/${action}`, {
      params: notebookParams(entity, notebook),
      ...requestOf(options),
    });
    return present(data);
  }

  async listExperiments(
    entity: EntityName,
    page: PageRequest,
    options?: CallOptions,
  ): Promise<ExperimentList> {
    const client = await this.#client();
    const { data } = await client.GET(
      '/entities/{kind}/{namespace}/{name}/experiments',
      {
        params: { path: pathOf(entity), query: page },
        ...requestOf(options),
      },
    );
    return present(data);
  }

  async searchRuns(
    entity: EntityName,
    search: RunSearch,
    options?: CallOptions,
  ): Promise<RunList> {
    const client = await this.#client();
    const { data } = await client.POST(
      '/entities/{kind}/{namespace}/{name}/runs/search',
      {
        params: { path: pathOf(entity) },
        body: search,
        ...requestOf(options),
      },
    );
    return present(data);
  }

  async listModels(
    entity: EntityName,
    page: PageRequest,
    options?: CallOptions,
  ): Promise<ModelList> {
    const client = await this.#client();
    const { data } = await client.GET(
      '/entities/{kind}/{namespace}/{name}/models',
      {
        params: { path: pathOf(entity), query: page },
        ...requestOf(options),
      },
    );
    return present(data);
  }

  async listModelVersions(
    entity: EntityName,
    model: ModelName,
    page: PageRequest,
    options?: CallOptions,
  ): Promise<ModelVersionList> {
    const client = await this.#client();
    const { data } = await client.GET(
      '/entities/{kind}/{namespace}/{name}/models/{server}/{model}/versions',
      {
        params: {
          path: {
            ...pathOf(entity),
            server: model.server,
            model: model.name,
          },
          query: page,
        },
        ...requestOf(options),
      },
    );
    return present(data);
  }

  async listEndpoints(
    entity: EntityName,
    request: EndpointListRequest,
    options?: CallOptions,
  ): Promise<EndpointList> {
    const client = await this.#client();
    const { data } = await client.GET(
      '/entities/{kind}/{namespace}/{name}/endpoints',
      {
        params: { path: pathOf(entity), query: request },
        ...requestOf(options),
      },
    );
    return present(data);
  }

  async getStatus(options?: CallOptions): Promise<Status> {
    const client = await this.#client();
    const { data } = await client.GET('/status', requestOf(options));
    return present(data);
  }

  async #client() {
    return createClient<paths>({
      baseUrl: await this.#discoveryApi.getBaseUrl('mlops'),
      fetch: this.#fetch,
    });
  }

  /** openapi-fetch reads the body of an error itself, so the error has to be made before it sees the response. */
  readonly #fetch = async (request: Request): Promise<Response> => {
    // By URL and parts: Backstage's fetch wraps what it is given more than once, and a Request with a body
    // can be read only once.
    const response = await this.#fetchApi.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body ? await request.text() : undefined,
      signal: request.signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  };
}

function requestOf(options: CallOptions | undefined) {
  const tokens = Object.entries(options?.clusterTokens ?? {});
  return {
    signal: options?.signal,
    headers: Object.fromEntries(
      tokens.map(([cluster, token]) => [clusterTokenHeader(cluster), token]),
    ),
  };
}

function pathOf(entity: EntityName) {
  return {
    kind: entity.kind.toLocaleLowerCase('en-US'),
    namespace: entity.namespace,
    name: entity.name,
  };
}

function notebookParams(entity: EntityName, notebook: NotebookName) {
  const { cluster, namespace, name, workload } = notebook;
  return {
    path: {
      ...pathOf(entity),
      cluster,
      notebookNamespace: namespace,
      notebook: name,
    },
    query: { workload },
  };
}

function present<T>(data: T | undefined): T {
  if (data === undefined) {
    throw new Error('The MLOps API answered without a body');
  }
  return data;
}
