import createClient, { type Client } from 'openapi-fetch';
import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type { MlopsApi } from './MlopsApi';
import type { paths } from './generated/types';
import type {
  ArtifactFile,
  ArtifactFolder,
  ArtifactList,
  CallOptions,
  EndpointList,
  EndpointListRequest,
  EntityName,
  EventList,
  ExperimentList,
  LogRequest,
  Logs,
  Manifest,
  ManifestOf,
  MetricHistory,
  MetricHistoryRequest,
  ModelList,
  ModelName,
  ModelVersionList,
  ModelVersionName,
  NotebookAction,
  NotebookDetail,
  NotebookList,
  NotebookListRequest,
  NotebookName,
  OperateResult,
  OrphanedClaimList,
  Overview,
  PageRequest,
  RunDetail,
  RunList,
  RunName,
  RunSearch,
  Status,
  VersionDetail,
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

  getOverview(entity: EntityName, options?: CallOptions): Promise<Overview> {
    return this.#send(options, (client, call) =>
      client.GET('/entities/{kind}/{namespace}/{name}/overview', {
        params: { path: pathOf(entity) },
        ...call,
      }),
    );
  }

  listNotebooks(
    entity: EntityName,
    request: NotebookListRequest,
    options?: CallOptions,
  ): Promise<NotebookList> {
    return this.#send(options, (client, call) =>
      client.GET('/entities/{kind}/{namespace}/{name}/notebooks', {
        params: { path: pathOf(entity), query: request },
        ...call,
      }),
    );
  }

  listOrphanedClaims(
    entity: EntityName,
    options?: CallOptions,
  ): Promise<OrphanedClaimList> {
    return this.#send(options, (client, call) =>
      client.GET('/entities/{kind}/{namespace}/{name}/orphaned-claims', {
        params: { path: pathOf(entity) },
        ...call,
      }),
    );
  }

  getNotebook(
    entity: EntityName,
    notebook: NotebookName,
    options?: CallOptions,
  ): Promise<NotebookDetail> {
    return this.#send(options, (client, call) =>
      client.GET(notebookPath, {
        params: notebookParams(entity, notebook),
        ...call,
      }),
    );
  }

  listNotebookEvents(
    entity: EntityName,
    notebook: NotebookName,
    options?: CallOptions,
  ): Promise<EventList> {
    return this.#send(options, (client, call) =>
      client.GET(`${notebookPath}/events`, {
        params: notebookParams(entity, notebook),
        ...call,
      }),
    );
  }

  getNotebookLogs(
    entity: EntityName,
    notebook: NotebookName,
    request: LogRequest,
    options?: CallOptions,
  ): Promise<Logs> {
    const { path, query } = notebookParams(entity, notebook);
    return this.#send(options, (client, call) =>
      client.GET(`${notebookPath}/logs`, {
        params: { path, query: { ...query, ...request } },
        ...call,
      }),
    );
  }

  getNotebookManifest(
    entity: EntityName,
    notebook: NotebookName,
    of: ManifestOf,
    options?: CallOptions,
  ): Promise<Manifest> {
    const { path, query } = notebookParams(entity, notebook);
    return this.#send(options, (client, call) =>
      client.GET(`${notebookPath}/manifest`, {
        params: { path, query: { ...query, of } },
        ...call,
      }),
    );
  }

  operateNotebook(
    entity: EntityName,
    notebook: NotebookName,
    action: NotebookAction,
    options?: CallOptions,
  ): Promise<OperateResult> {
    return this.#send(options, (client, call) =>
      client.POST(`${notebookPath}/${action}`, {
        params: notebookParams(entity, notebook),
        ...call,
      }),
    );
  }

  listExperiments(
    entity: EntityName,
    page: PageRequest,
    options?: CallOptions,
  ): Promise<ExperimentList> {
    return this.#send(options, (client, call) =>
      client.GET('/entities/{kind}/{namespace}/{name}/experiments', {
        params: { path: pathOf(entity), query: page },
        ...call,
      }),
    );
  }

  searchRuns(
    entity: EntityName,
    search: RunSearch,
    options?: CallOptions,
  ): Promise<RunList> {
    return this.#send(options, (client, call) =>
      client.POST('/entities/{kind}/{namespace}/{name}/runs/search', {
        params: { path: pathOf(entity) },
        body: search,
        ...call,
      }),
    );
  }

  getRun(
    entity: EntityName,
    run: RunName,
    options?: CallOptions,
  ): Promise<RunDetail> {
    return this.#send(options, (client, call) =>
      client.GET('/entities/{kind}/{namespace}/{name}/runs/{server}/{run}', {
        params: {
          path: { ...pathOf(entity), server: run.server, run: run.runId },
        },
        ...call,
      }),
    );
  }

  getMetricHistory(
    entity: EntityName,
    request: MetricHistoryRequest,
    options?: CallOptions,
  ): Promise<MetricHistory> {
    return this.#send(options, async (client, call) => {
      const { data } = await client.POST(
        '/entities/{kind}/{namespace}/{name}/runs/metric-history',
        { params: { path: pathOf(entity) }, body: request, ...call },
      );
      // openapi-fetch takes tuples for lists of anything.
      return { data: data as MetricHistory | undefined };
    });
  }

  listArtifacts(
    entity: EntityName,
    folder: ArtifactFolder,
    options?: CallOptions,
  ): Promise<ArtifactList> {
    const { server, runId, path, model, pageToken } = folder;
    return this.#send(options, (client, call) =>
      client.GET(
        '/entities/{kind}/{namespace}/{name}/runs/{server}/{run}/artifacts',
        {
          params: {
            path: { ...pathOf(entity), server, run: runId },
            query: { path, model, pageToken },
          },
          ...call,
        },
      ),
    );
  }

  /** By hand: openapi-fetch takes an empty file for no answer. */
  async getArtifact(
    entity: EntityName,
    file: ArtifactFile,
    options?: CallOptions,
  ): Promise<Response> {
    const { kind, namespace, name } = pathOf(entity);
    const { server, runId, path, model, download } = file;
    const base = await this.#discoveryApi.getBaseUrl('mlops');
    const [where, run] = [
      [kind, namespace, name],
      [server, runId],
    ].map(parts => parts.map(encodeURIComponent).join('/'));
    const query = new URLSearchParams({
      path,
      ...(model ? { model } : {}),
      ...(download ? { download: 'true' } : {}),
    });
    return this.#fetch(
      new Request(
        `${base}/entities/${where}/runs/${run}/artifacts/content?${query}`,
        callOf(options),
      ),
    );
  }

  listModels(
    entity: EntityName,
    page: PageRequest,
    options?: CallOptions,
  ): Promise<ModelList> {
    return this.#send(options, (client, call) =>
      client.GET('/entities/{kind}/{namespace}/{name}/models', {
        params: { path: pathOf(entity), query: page },
        ...call,
      }),
    );
  }

  listModelVersions(
    entity: EntityName,
    model: ModelName,
    page: PageRequest,
    options?: CallOptions,
  ): Promise<ModelVersionList> {
    return this.#send(options, (client, call) =>
      client.GET(
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
          ...call,
        },
      ),
    );
  }

  getModelVersion(
    entity: EntityName,
    version: ModelVersionName,
    options?: CallOptions,
  ): Promise<VersionDetail> {
    return this.#send(options, (client, call) =>
      client.GET(
        '/entities/{kind}/{namespace}/{name}/models/{server}/{model}/versions/{version}',
        {
          params: {
            path: {
              ...pathOf(entity),
              server: version.server,
              model: version.name,
              version: version.version,
            },
          },
          ...call,
        },
      ),
    );
  }

  listEndpoints(
    entity: EntityName,
    request: EndpointListRequest,
    options?: CallOptions,
  ): Promise<EndpointList> {
    return this.#send(options, (client, call) =>
      client.GET('/entities/{kind}/{namespace}/{name}/endpoints', {
        params: { path: pathOf(entity), query: request },
        ...call,
      }),
    );
  }

  getStatus(options?: CallOptions): Promise<Status> {
    return this.#send(options, (client, call) => client.GET('/status', call));
  }

  /** Sends one request; its types are those of the API. */
  async #send<T>(
    options: CallOptions | undefined,
    send: (
      client: Client<paths>,
      call: ReturnType<typeof callOf>,
    ) => Promise<{ data?: T }>,
  ): Promise<T> {
    const client = createClient<paths>({
      baseUrl: await this.#discoveryApi.getBaseUrl('mlops'),
      fetch: this.#fetch,
    });
    const { data } = await send(client, callOf(options));
    if (data === undefined) {
      throw new Error('The MLOps API answered without a body');
    }
    return data;
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

function callOf(options: CallOptions | undefined) {
  return { signal: options?.signal, headers: options?.tokens };
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
