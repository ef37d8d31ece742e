import { useCallback } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  compareRouteRef,
  experimentsRouteRef,
  modelVersionRouteRef,
  runRouteRef,
} from '../routes';

/** The address of the tab itself. */
export function useExperimentsPath(): string {
  return useRouteRef(experimentsRouteRef)();
}

/** The address of a run's page. */
export function useRunPath() {
  const pathOf = useRouteRef(runRouteRef);
  return useCallback(
    ({ server, runId }: { server: string; runId: string }) =>
      pathOf({ server, run: runId }),
    [pathOf],
  );
}

/** The address of the page that compares runs of one server. */
export function useComparePath() {
  const pathOf = useRouteRef(compareRouteRef);
  return useCallback(
    (choice: { server: string; runIds: readonly string[] }) => {
      const search = new URLSearchParams([
        ['server', choice.server],
        ...choice.runIds.map(runId => ['run', runId]),
      ]);
      return `${pathOf()}?${search}`;
    },
    [pathOf],
  );
}

/** The address of the page of one version of a registered model. */
export function useVersionPath() {
  const pathOf = useRouteRef(modelVersionRouteRef);
  return useCallback(
    (version: { server: string; name: string; version: string }) =>
      pathOf({
        server: version.server,
        model: version.name,
        version: version.version,
      }),
    [pathOf],
  );
}
