import type { ExperimentList, ModelList } from '../api';
import { collectPages, useEntityQuery } from '../query';

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
