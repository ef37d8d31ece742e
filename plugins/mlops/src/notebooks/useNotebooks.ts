import { useMemo } from 'react';
import type { NotebookList, NotebookListRequest, NotebookPhase } from '../api';
import { type ListState, oneOf, pageSize } from '../components';
import { useEntityQuery } from '../query';
import { phases } from './phaseTone';
import { notebookTypes } from './notebookTypes';

const sorts = [
  'phase',
  'name',
  'image',
  'lastActivity',
  'createdAt',
  'cpu',
  'memory',
  'gpus',
] as const satisfies readonly NotebookListRequest['sort'][];

const progressing: readonly NotebookPhase[] = [
  'starting',
  'stopping',
  'terminating',
];

/** Whether something will soon be different. */
export function isProgressing({ phase }: { phase: NotebookPhase }): boolean {
  return progressing.includes(phase);
}

/** One page of the notebooks of the entity, kept up to date. What needs somebody comes first. */
export function useNotebooks(state: ListState) {
  const { text, status, type, order, pages } = state;
  const sort = oneOf(sorts, order?.column);
  const request = useMemo(
    () => ({
      limit: pageSize,
      cursor: pages.cursor,
      search: text || undefined,
      phase: oneOf(phases, status),
      type: oneOf(notebookTypes, type),
      sort: sort ?? ('attention' as const),
      direction: sort && order?.direction,
    }),
    [pages.cursor, text, status, type, sort, order],
  );
  return useEntityQuery<NotebookList>({
    key: ['notebooks', request],
    read: (api, entity, call) => api.listNotebooks(entity, request, call),
    isProgressing: list => list.items.some(isProgressing),
  });
}
