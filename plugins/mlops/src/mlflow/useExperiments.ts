import { useCallback, useState } from 'react';
import type {
  ExperimentList,
  ModelList,
  ModelName,
  ModelVersionList,
} from '../api';
import { collectPages, type EntityQuery, useEntityQuery } from '../query';

/** The experiments of the entity of the page. */
export function useExperiments() {
  return useEntityQuery<ExperimentList>({
    key: ['experiments'],
    read: (api, entity, call) =>
      collectPages(page => api.listExperiments(entity, page, call)),
  });
}

/** The registered models of the entity of the page. */
export function useModels() {
  return useEntityQuery<ModelList>({
    key: ['models'],
    read: (api, entity, call) =>
      collectPages(page => api.listModels(entity, page, call)),
  });
}

const pageSize = 20;

export interface VersionsQuery extends EntityQuery<ModelVersionList> {
  readonly loadMore: () => void;
}

/** The versions of one registered model, the newest first. */
export function useModelVersions(model: ModelName): VersionsQuery {
  const { server, name } = model;
  const [pages, setPages] = useState(1);
  const query = useEntityQuery<ModelVersionList>({
    key: ['model-versions', server, name, pages],
    read: (api, entity, call) =>
      api.listModelVersions(
        entity,
        { server, name },
        { limit: pages * pageSize },
        call,
      ),
  });
  const loadMore = useCallback(() => setPages(before => before + 1), []);
  return { ...query, loadMore };
}
