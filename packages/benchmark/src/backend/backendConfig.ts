import type { JsonObject } from '@backstage/types';
import type { Target } from '../kubernetes/Target';
import { OWNER, VIEWER } from '../kubernetes/benchmarkEntities';

/** A small installation with one cluster, permissions on and a database in memory. */
export function backendConfig(options: {
  port: number;
  target: Target;
  catalogFile: string;
}): JsonObject {
  const { port, target, catalogFile } = options;
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
    auth: {
      providers: {
        guest: {
          dangerouslyAllowOutsideDevelopment: true,
          userEntityRef: VIEWER,
          ownershipEntityRefs: [VIEWER, OWNER],
        },
      },
    },
    permission: { enabled: true },
    events: { useEventBus: 'never' },
    catalog: {
      rules: [{ allow: ['Component', 'Group', 'User'] }],
      locations: [{ type: 'file', target: catalogFile }],
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'local',
              url: target.url,
              authProvider: 'serviceAccount',
              serviceAccountToken: target.tokens.portal,
              caData: target.caData,
              skipMetricsLookup: true,
            },
          ],
        },
      ],
    },
    mlops: { kubernetes: { access: 'owned' } },
  };
}
