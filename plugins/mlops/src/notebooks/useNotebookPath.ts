import { useCallback } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { NotebookName } from '../api';
import { notebookRouteRef } from '../routes';

/** The address of a notebook's page, and of a tab on it. */
export function useNotebookPath() {
  const pathOf = useRouteRef(notebookRouteRef);
  return useCallback(
    ({ cluster, namespace, name, workload }: NotebookName, tab?: string) => {
      const path = pathOf({
        cluster,
        notebookNamespace: namespace,
        notebook: name,
      });
      const search = new URLSearchParams({
        ...(workload === 'Workspace' ? { workload } : {}),
        ...(tab ? { tab } : {}),
      }).toString();
      return search ? `${path}?${search}` : path;
    },
    [pathOf],
  );
}
