import { createApiRef } from '@backstage/core-plugin-api';
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

/** What the pages read and do: the plugin's own backend, nothing else. @public */
export interface MlopsApi {
  getOverview(entity: EntityName, options?: CallOptions): Promise<Overview>;
  listNotebooks(
    entity: EntityName,
    request: NotebookListRequest,
    options?: CallOptions,
  ): Promise<NotebookList>;
  /** Volumes of removed notebooks. */
  listOrphanedClaims(
    entity: EntityName,
    options?: CallOptions,
  ): Promise<OrphanedClaimList>;
  getNotebook(
    entity: EntityName,
    notebook: NotebookName,
    options?: CallOptions,
  ): Promise<NotebookDetail>;
  listNotebookEvents(
    entity: EntityName,
    notebook: NotebookName,
    options?: CallOptions,
  ): Promise<EventList>;
  getNotebookLogs(
    entity: EntityName,
    notebook: NotebookName,
    request: LogRequest,
    options?: CallOptions,
  ): Promise<Logs>;
  getNotebookManifest(
    entity: EntityName,
    notebook: NotebookName,
    of: ManifestOf,
    options?: CallOptions,
  ): Promise<Manifest>;
  /** Starts, stops or recreates a notebook at once. */
  operateNotebook(
    entity: EntityName,
    notebook: NotebookName,
    action: NotebookAction,
    options?: CallOptions,
  ): Promise<OperateResult>;
  listExperiments(
    entity: EntityName,
    page: PageRequest,
    options?: CallOptions,
  ): Promise<ExperimentList>;
  searchRuns(
    entity: EntityName,
    search: RunSearch,
    options?: CallOptions,
  ): Promise<RunList>;
  getRun(
    entity: EntityName,
    run: RunName,
    options?: CallOptions,
  ): Promise<RunDetail>;
  /** How a metric went in some runs. */
  getMetricHistory(
    entity: EntityName,
    request: MetricHistoryRequest,
    options?: CallOptions,
  ): Promise<MetricHistory>;
  /** One folder of the files of a run, or of a model that it logged. */
  listArtifacts(
    entity: EntityName,
    folder: ArtifactFolder,
    options?: CallOptions,
  ): Promise<ArtifactList>;
  /** The bytes of a file, as they come. */
  getArtifact(
    entity: EntityName,
    file: ArtifactFile,
    options?: CallOptions,
  ): Promise<Response>;
  listModels(
    entity: EntityName,
    page: PageRequest,
    options?: CallOptions,
  ): Promise<ModelList>;
  /** The newest first. */
  listModelVersions(
    entity: EntityName,
    model: ModelName,
    page: PageRequest,
    options?: CallOptions,
  ): Promise<ModelVersionList>;
  getModelVersion(
    entity: EntityName,
    version: ModelVersionName,
    options?: CallOptions,
  ): Promise<VersionDetail>;
  listEndpoints(
    entity: EntityName,
    request: EndpointListRequest,
    options?: CallOptions,
  ): Promise<EndpointList>;
  /** How the portal stands with its clusters and servers; for administrators. */
  getStatus(options?: CallOptions): Promise<Status>;
}

/** Replace it to read from somewhere else, for example in tests. @public */
export const mlopsApiRef = createApiRef<MlopsApi>({
  id: 'plugin.mlops.service',
});
