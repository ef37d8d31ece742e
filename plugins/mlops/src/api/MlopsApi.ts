import { createApiRef } from '@backstage/core-plugin-api';
import type {
  CallOptions,
  EndpointList,
  EntityName,
  ExperimentList,
  ModelList,
  NotebookList,
  Overview,
  PageRequest,
  RunList,
  RunSearch,
  Status,
} from './types';

/** What the pages read: the plugin's own backend, nothing else. @public */
export interface MlopsApi {
  getOverview(entity: EntityName, options?: CallOptions): Promise<Overview>;
  listNotebooks(
    entity: EntityName,
    page: PageRequest,
    options?: CallOptions,
  ): Promise<NotebookList>;
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
  listModels(
    entity: EntityName,
    page: PageRequest,
    options?: CallOptions,
  ): Promise<ModelList>;
  listEndpoints(
    entity: EntityName,
    page: PageRequest,
    options?: CallOptions,
  ): Promise<EndpointList>;
  /** How the portal stands with its clusters and servers; for administrators. */
  getStatus(options?: CallOptions): Promise<Status>;
}

/** Replace it to read from somewhere else, for example in tests. @public */
export const mlopsApiRef = createApiRef<MlopsApi>({
  id: 'plugin.mlops.service',
});
