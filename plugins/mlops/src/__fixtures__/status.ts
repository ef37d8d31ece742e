import type { Status } from '../api';

const rule = (group: string, plural: string) =>
  `- apiGroups: ["${group}"]\n  resources: ["${plural}"]\n  verbs: ["get", "list", "watch"]`;

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
          state: 'live',
          objects: 1234,
          lastEventAt: '2026-06-01T10:00:00Z',
        },
        {
          resource: 'pods',
          labelSelector: 'notebook-name',
          state: 'stale',
          objects: 12,
          lastEventAt: '2026-06-01T09:00:00Z',
          lastError: 'Cluster "local" ended the watch.',
        },
      ],
    },
    {
      name: 'limited',
      authProvider: 'serviceAccount',
      state: 'live',
      kinds: [
        {
          resource: 'inferenceservices.serving.kserve.io',
          state: 'not-installed',
        },
        {
          resource: 'notebooks.kubeflow.org',
          state: 'forbidden',
          lastError:
            'Cluster "limited" does not let the portal list notebooks.kubeflow.org.',
          missingRule: rule('kubeflow.org', 'notebooks'),
        },
      ],
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
          state: 'unreachable',
          lastError: 'Cluster "gone" cannot be reached (ECONNREFUSED).',
        },
      ],
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
