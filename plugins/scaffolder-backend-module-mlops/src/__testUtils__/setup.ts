import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { KubernetesGateway } from '@mlops-portal/backstage-plugin-mlops-node';
import { ProposalGuard } from '../entity/ProposalGuard';
import { createNotebookRenderAction } from '../notebooks/createNotebookRenderAction';

export const entities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'bank-churn',
      namespace: 'default',
      annotations: {
        'mlops/cluster': 'local',
        'backstage.io/kubernetes-id': 'churn-app',
      },
    },
    spec: { type: 'ml-service', owner: 'churn-team' },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'mock', namespace: 'default' },
    spec: { profile: { email: 'mock@example.com' } },
  },
];

export const config = {
  app: { baseUrl: 'http://localhost:7007' },
  mlops: {
    kubernetes: { access: 'owned' },
    gitops: {
      repositories: [
        { repoUrl: 'git.example.com?owner=ml-platform&repo=gitops' },
      ],
    },
  },
};

const namespace = (name: string, annotations: Record<string, string>) => ({
  metadata: { name, annotations },
});

/** What the action asks of clusters. */
export type ReadingGateway = Pick<KubernetesGateway, 'list' | 'listClusters'>;

/** Two clusters with namespaces of several owners. */
export const gateway: ReadingGateway = {
  listClusters: async () => ({
    status: 'ok',
    clusters: [
      { name: 'local', authProvider: 'serviceAccount' },
      { name: 'other', authProvider: 'serviceAccount' },
    ],
  }),
  list: async () => ({
    status: 'ok',
    asOf: '2026-01-31T12:00:00Z',
    items: [
      namespace('churn', { 'mlops/owner': 'group:default/churn-team' }),
      namespace('forecast', { 'mlops/owner': 'group:default/forecast-team' }),
      namespace('profile', { owner: 'Mock@example.com' }),
      namespace('nobody', {}),
    ],
  }),
};

export const goodInput = {
  entity: 'component:default/bank-churn',
  namespace: 'churn',
  name: 'churn-lab',
  type: 'jupyter' as const,
  image: 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
  cpu: '500m',
  memory: '1Gi',
  homeVolume: { kind: 'new' as const, size: '10Gi' },
};

export interface SetupOptions {
  readonly config?: object;
  readonly gateway?: ReadingGateway;
  readonly decision?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  readonly credentials?: ReturnType<
    typeof mockCredentials.user | typeof mockCredentials.service
  >;
}

/** The action as the module makes it, on services that are in memory. */
export function setUp(options: SetupOptions = {}) {
  const rootConfig = mockServices.rootConfig({
    data: options.config ?? config,
  });
  const permissions = mockServices.permissions.mock({
    authorize: async () => [
      { result: options.decision ?? AuthorizeResult.ALLOW },
    ],
  });
  const action = createNotebookRenderAction({
    config: rootConfig,
    guard: ProposalGuard.create({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities }),
      config: rootConfig,
      gateway: options.gateway ?? gateway,
      permissions,
      userInfo: mockServices.userInfo({
        ownershipEntityRefs: ['user:default/mock', 'group:default/churn-team'],
      }),
    }),
  });
  const run = async (input: object, workspacePath: string) => {
    const context = createMockActionContext({
      input: input as typeof goodInput,
      workspacePath,
      task: { id: 'task-1' },
      user: { ref: 'user:default/mock' },
      templateInfo: { entityRef: 'template:default/new-workspace' },
    });
    const credentials = options.credentials;
    if (credentials) {
      context.getInitiatorCredentials = async () => credentials;
    }
    await action.handler(context);
    const output = context.output as jest.Mock;
    return Object.fromEntries(output.mock.calls) as Record<string, unknown>;
  };
  return { action, permissions, run };
}
