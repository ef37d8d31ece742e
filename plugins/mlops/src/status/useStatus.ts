import { useQuery } from '@tanstack/react-query';
import { useApi } from '@backstage/core-plugin-api';
import { mlopsApiRef, type Status } from '../api';
import { useUserRef } from '../query';

const interval = 10_000;

/** How the portal stands with its clusters and servers, kept up to date while somebody looks. */
export function useStatus() {
  const api = useApi(mlopsApiRef);
  const user = useUserRef();
  return useQuery<Status, Error>({
    queryKey: [user, 'status'],
    queryFn: ({ signal }) => api.getStatus({ signal }),
    enabled: user !== undefined,
    refetchInterval: interval,
  });
}
