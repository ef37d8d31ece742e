import type {
  EventList,
  Manifest,
  ManifestOf,
  NotebookDetail,
  NotebookName,
} from '../api';
import { useEntityQuery } from '../query';
import { isProgressing } from './useNotebooks';

function keyOf({
  cluster,
  namespace,
  name,
  workload = 'Notebook',
}: NotebookName) {
  return [workload, cluster, namespace, name];
}

/** One notebook with all that is known about it, kept up to date. */
export function useNotebook(notebook: NotebookName) {
  return useEntityQuery<NotebookDetail>({
    key: ['notebook', ...keyOf(notebook)],
    read: (api, entity, call) => api.getNotebook(entity, notebook, call),
    isProgressing,
  });
}

/** What the cluster reported about a notebook and its parts. */
export function useNotebookEvents(notebook: NotebookDetail) {
  return useEntityQuery<EventList>({
    key: ['notebook-events', ...keyOf(notebook)],
    read: (api, entity, call) => api.listNotebookEvents(entity, notebook, call),
    isProgressing: () => isProgressing(notebook),
  });
}

/** A notebook, or its Pod, as the cluster has it; read once, because reading it is recorded. */
export function useNotebookManifest(notebook: NotebookName, of: ManifestOf) {
  return useEntityQuery<Manifest>({
    key: ['notebook-manifest', of, ...keyOf(notebook)],
    read: (api, entity, call) =>
      api.getNotebookManifest(entity, notebook, of, call),
    polls: false,
  });
}
