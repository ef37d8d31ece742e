import type { NotebookList, NotebookPhase } from '../api';
import { collectPages, useEntityQuery } from '../query';

const progressing: readonly NotebookPhase[] = [
  'starting',
  'stopping',
  'terminating',
];

/** The notebooks of the entity of the page, kept up to date. */
export function useNotebooks() {
  return useEntityQuery<NotebookList>({
    key: ['notebooks'],
    read: (api, entity, call) =>
      collectPages(page => api.listNotebooks(entity, page, call)),
    isProgressing: list => progressing.some(phase => list.counts[phase]),
  });
}
