import { useMemo } from 'react';
import type { EndpointList, EndpointListRequest } from '../api';
import { type ListState, oneOf, pageSize } from '../components';
import { useEntityQuery } from '../query';
import { statuses } from './statusTone';

const sorts = [
  'status',
  'name',
  'createdAt',
] as const satisfies readonly EndpointListRequest['sort'][];

/** One page of the endpoints of the entity, kept up to date. */
export function useEndpoints(state: ListState) {
  const { text, status, order, pages } = state;
  const sort = oneOf(sorts, order?.column);
  const request = useMemo(
    () => ({
      limit: pageSize,
      cursor: pages.cursor,
      search: text || undefined,
      status: oneOf(statuses, status),
      sort,
      direction: sort && order?.direction,
    }),
    [pages.cursor, text, status, sort, order],
  );
  return useEntityQuery<EndpointList>({
    key: ['endpoints', request],
    read: (api, entity, call) => api.listEndpoints(entity, request, call),
    isProgressing: list =>
      list.items.some(item => ['updating', 'deleting'].includes(item.status)),
  });
}
