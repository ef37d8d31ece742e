import type { EndpointList } from '../api';
import { collectPages, useEntityQuery } from '../query';

/** The endpoints of the entity of the page, kept up to date. */
export function useEndpoints() {
  return useEntityQuery<EndpointList>({
    key: ['endpoints'],
    read: (api, entity, call) =>
      collectPages(page => api.listEndpoints(entity, page, call)),
    isProgressing: list =>
      Boolean(list.counts.updating || list.counts.deleting),
  });
}
