import type { ClusterStatus, Status } from '../api';

const rule = (group: string, plural: string) =>
  `- apiGroups: ["${group}"]\n  resources: ["${plural}"]\n  verbs: ["get", "list", "watch"]`;

type Features = NonNullable<ClusterStatus['preflight']>['features'];

/** A cluster that has all of it, but for these. */
const features = (
  changes: Partial<Record<Features[number]['id'], Features[number]['state']>>,
): Features =>
  (
    [
      'ownership',
      'notebooks',
      'pod-defaults',
      'workspaces',
      'profiles',
      'endpoints',
      'request-chain',
    ] as const
  ).map(id => ({ id, state: changes[id] ?? 'ready', missing: [] }));

/** One cluster that is fine, one without KServe and a right, one that is down and one that users sign in to. */
export const status: Status = {
  clusters: [
    {
      name: 'local',
      authProvider: 'serviceAccount',
      state: 'live',
      kinds: [
        {
          resource: 'notebooks.kubeflow.org',
          essential: true,
          state: 'live',
          objects: 1234,
          asOf: '2026-06-01T10:00:00Z',
          lastEventAt: '2026-06-01T10:00:00Z',
        },
        {
          resource: 'pods',
          labelSelector: 'notebook-name',
          essential: true,
          state: 'stale',
          objects: 12,
          asOf: '2026-06-01T09:30:00Z',
          lastEventAt: '2026-06-01T09:00:00Z',
          lastError: 'Cluster "local" ended the watch.',
          lastErrorAt: '2026-06-01T09:40:00Z',
        },
      ],
      preflight: { installation: 'kubeflow', features: features({}) },
    },
    {
      name: 'limited',
      authProvider: 'serviceAccount',
      state: 'live',
      kinds: [
        {
          resource: 'inferenceservices.serving.kserve.io',
          essential: true,
          state: 'not-installed',
        },
        {
          resource: 'notebooks.kubeflow.org',
          essential: true,
          state: 'forbidden',
          lastError:
            'Cluster "limited" does not let the portal list notebooks.kubeflow.org.',
        },
        {
          resource: 'virtualservices.networking.istio.io',
          essential: false,
          state: 'forbidden',
        },
      ],
      preflight: {
        installation: 'unknown',
        features: features({
          notebooks: 'forbidden',
          endpoints: 'not-installed',
          'request-chain': 'forbidden',
        }),
      },
      missingRules: rule('kubeflow.org', 'notebooks'),
      helpfulRules: rule('networking.istio.io', 'virtualservices'),
    },
    {
      name: 'gone',
      title: 'Old production',
      authProvider: 'aws',
      state: 'unreachable',
      message: 'Cluster "gone" cannot be reached (ECONNREFUSED).',
      kinds: [
        {
          resource: 'notebooks.kubeflow.org',
          essential: true,
          state: 'unreachable',
          lastError: 'Cluster "gone" cannot be reached (ECONNREFUSED).',
        },
      ],
    },
    {
      name: 'standalone',
      authProvider: 'serviceAccount',
      state: 'live',
      kinds: [
        {
          resource: 'notebooks.kubeflow.org',
          essential: true,
          state: 'idle',
        },
        {
          resource: 'profiles.kubeflow.org',
          essential: false,
          state: 'not-installed',
        },
      ],
      preflight: {
        installation: 'standalone-notebooks',
        features: features({
          workspaces: 'not-installed',
          profiles: 'not-installed',
          endpoints: 'not-installed',
          'request-chain': 'not-installed',
        }),
      },
    },
    { name: 'people', authProvider: 'oidc', state: 'per-user', kinds: [] },
  ],
  servers: [
    { id: 'main', state: 'live' },
    {
      id: 'old',
      state: 'unauthorized',
      message: 'MLflow server old does not accept the credentials.',
    },
  ],
  problems: [],
};
