import type { JsonObject } from '@backstage/types';
import type { Target } from '../kubernetes/Target';
import { OWNER, VIEWER } from '../kubernetes/benchmarkEntities';

/** What an installation has beside Backstage. */
export interface BackendSetup {
  /** Its only cluster. */
  readonly cluster?: Target;
  /** Configuration of the plugin `mlops`. */
  readonly mlops?: JsonObject;
}

function clusterConfig(target: Target): JsonObject {
  return {
    name: 'local',
    url: target.url,
    authProvider: 'serviceAccount',
    serviceAccountToken: target.tokens.portal,
    caData: target.caData,
    skipMetricsLookup: true,
  };
}

/** A small installation, permissions on and a database in memory. */
export function backendConfig(
  options: BackendSetup & {
    readonly port: number;
    readonly catalogFile: string;
  },
): JsonObject {
  const { port, cluster, catalogFile } = options;
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
          clusters: cluster ? [clusterConfig(cluster)] : [],
        },
      ],
    },
    mlops: { kubernetes: { access: 'owned' }, ...options.mlops },
  };
}
