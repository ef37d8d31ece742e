import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  applyScenario,
  scenarioEntities,
  seedCluster,
  startKubernetes,
  startNotebookController,
  startServingController,
} from '@mlops-portal/sandbox';
import request from 'supertest';
import { component } from '../__testUtils__/objects';
import { createMlopsPlugin } from '../plugin';

jest.setTimeout(60_000);

type Closer = () => Promise<unknown>;

interface Answer {
  readonly counts?: Readonly<Record<string, number>>;
  readonly endpoints?: { readonly level: string };
}

const GATEWAY = 'http://localhost:7480';
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  guest: ['group:default/churn-team', 'group:default/fraud-team'],
  bob: ['group:default/forecast-team'],
};

/** Nobody may use the raw proxy, and mallory nothing of ours. */
const policy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'test-policy',
  register(env) {
    env.registerInit({
      deps: { extension: policyExtensionPoint },
      async init({ extension }) {
        extension.setPolicy({
          handle: async ({ permission }, user) => {
            const denied =
              permission.name === 'kubernetes.proxy' ||
              (permission.name.startsWith('mlops.') &&
                user?.info.userEntityRef === 'user:default/mallory');
            return {
              result: denied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
            };
          },
        });
      },
    });
  },
});

/** Answers HTML, as a login page in front of a cluster does. */
async function startLoginPage() {
  const server = createServer((_req, res) => {
    res.setHeader('content-type', 'text/html').end('<h1>Sign in</h1>');
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

describe('with the Kubernetes plugin and an API server', () => {
  const closers: Closer[] = [];
  let get: (path: string, user?: string) => request.Test;
  let stopCluster: Closer;

  beforeAll(async () => {
    const kubernetes = await startKubernetes({ port: 0 });
    stopCluster = () => kubernetes.close();
    const client = kubernetes.client('admin');
    await seedCluster(client);
    const controllers = [
      startNotebookController({ client, gatewayUrl: GATEWAY, pace: 0 }),
      startServingController({ client, gatewayUrl: GATEWAY, pace: 0 }),
    ];
    await applyScenario(client, { gatewayUrl: GATEWAY });
    const loginPage = await startLoginPage();
    closers.push(
      ...controllers.map(controller => () => controller.stop()),
      () => loginPage.close(),
    );
    const cluster = (name: string, token: string, url = kubernetes.url) => ({
      name,
      url,
      authProvider: 'serviceAccount',
      serviceAccountToken: token,
      caData: kubernetes.caData,
      skipMetricsLookup: true,
    });
    const { server } = await startTestBackend({
      features: [
        createMlopsPlugin({ validateResponses: true }),
        kubernetesPlugin,
        permissionPlugin,
        policy,
        catalogServiceMock.factory({
          entities: [
            ...(scenarioEntities() as Entity[]),
            component('elsewhere', {
              'mlops/cluster': 'local,limited,revoked,gone,login',
              'mlops/namespace': 'churn',
            }),
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            kubernetes: {
              serviceLocatorMethod: { type: 'multiTenant' },
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    cluster('local', kubernetes.tokens.portal),
                    cluster('limited', kubernetes.tokens.bob),
                    cluster('revoked', 'expired'),
                    cluster('gone', 'x', 'https://127.0.0.1:1'),
                    cluster('login', 'x', loginPage.url),
                  ],
                },
              ],
            },
            mlops: {
              kubernetes: {
                access: 'owned',
                clusters: { local: { gatewayUrl: GATEWAY } },
              },
            },
          },
        }),
        mockServices.userInfo.mock({
          getUserInfo: async ({ principal }) => {
            const { userEntityRef } = principal as { userEntityRef: string };
            const groups = GROUPS[userEntityRef.split('/')[1]] ?? [];
            return {
              userEntityRef,
              ownershipEntityRefs: [userEntityRef, ...groups],
            };
          },
        }).factory,
      ],
    });
    get = (path, user = 'guest') =>
      request(server)
        .get(`/api/mlops/entities/component/default/${path}`)
        .set(
          'Authorization',
          mockCredentials.user.header(`user:default/${user}`),
        );
  });

  afterAll(async () => {
    for (const close of [...closers, stopCluster]) {
      await close();
    }
  });

  /** Asks until the answer is as wanted, or for too long: controllers need their time. */
  async function eventually(path: string, wanted: (body: Answer) => boolean) {
    const deadline = Date.now() + 20_000;
    let body: Answer;
    do {
      ({ body } = await get(path));
    } while (!wanted(body) && Date.now() < deadline);
    return body;
  }

  it('shows the notebooks of the scenario with their state', async () => {
    const body = await eventually(
      'bank-churn/notebooks',
      ({ counts }) => counts?.running === 2 && counts.stopped === 1,
    );
    expect(body).toMatchObject({
      items: [
        {
          name: 'churn-explore',
          type: 'jupyter',
          phase: 'running',
          connectUrl: `${GATEWAY}/notebook/churn/churn-explore/`,
        },
        { name: 'churn-features', type: 'vscode', phase: 'running' },
        { name: 'churn-report', type: 'rstudio', phase: 'stopped' },
      ],
      totalItems: 3,
      bound: true,
      sources: [{ cluster: 'local', namespace: 'churn', status: 'ok' }],
    });
  });

  it('shows what is wrong with the others', async () => {
    const body = await eventually(
      'fraud-detection/notebooks',
      ({ counts }) => counts?.failed === 2 && counts.running === 1,
    );
    expect(body).toMatchObject({
      items: [
        {
          name: 'fraud-features',
          phase: 'failed',
          evidence: { object: expect.stringContaining('Pod') },
        },
        { name: 'fraud-lab', phase: 'running' },
        { name: 'fraud-train', phase: 'failed' },
      ],
    });
  });

  it('shows endpoints and the overview', async () => {
    const body = await eventually(
      'bank-churn/endpoints',
      ({ counts }) => counts?.ready === 2,
    );
    expect(body).toMatchObject({
      items: [
        { name: 'bankchurn-challenger', status: 'ready' },
        {
          name: 'bankchurn-model',
          status: 'ready',
          model: { name: 'bank-churn', version: '7' },
        },
      ],
    });
    const overview = await eventually(
      'fraud-detection/overview',
      ({ endpoints }) => endpoints?.level === 'error',
    );
    expect(overview).toMatchObject({
      notebooks: { total: 3, level: 'error' },
      endpoints: { total: 2, level: 'error' },
    });
  });

  it('lets nobody see the namespace of another team', async () => {
    const { body } = await get('demand-forecast/notebooks');
    expect(body).toMatchObject({
      items: [],
      totalItems: 0,
      sources: [{ namespace: 'forecast', status: 'refused' }],
    });
    expect(JSON.stringify(body)).not.toMatch(/forecast-(lab|odh|team)/);
    expect((await get('demand-forecast/notebooks', 'bob')).body).toMatchObject({
      items: [{ name: 'forecast-lab' }, { name: 'forecast-odh' }],
    });
  });

  it('answers 403 to whom the policy denies', async () => {
    const { status, body } = await get('bank-churn/notebooks', 'mallory');
    expect(status).toBe(403);
    expect(body.error.message).toBe(
      'You lack the permission mlops.notebook.read for component:default/bank-churn.',
    );
  });

  it('shows each cluster’s trouble beside what the others have', async () => {
    const { body } = await get('elsewhere/notebooks');
    const byCluster = Object.fromEntries(
      body.sources.map(
        (source: { cluster: string; status: string; message?: string }) => [
          source.cluster,
          `${source.status} ${source.message ?? ''}`.trim(),
        ],
      ),
    );
    expect(byCluster).toEqual({
      local: 'ok',
      limited:
        'forbidden Cluster "limited" does not let the portal list namespaces. Grant its account "list" on them.',
      revoked:
        'unauthorized Cluster "revoked" does not accept the portal\'s credentials.',
      gone: 'unreachable Cluster "gone" cannot be reached (ECONNREFUSED).',
      login:
        'unreachable Cluster "login" answered HTML (status 200): is its URL that of an API server?',
    });
  });

  it('answers when the API server is down', async () => {
    await stopCluster();
    stopCluster = async () => undefined;
    const { status, body } = await get('bank-churn/notebooks');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [],
      bound: true,
      sources: [
        {
          cluster: 'local',
          status: 'unreachable',
          message: 'Cluster "local" cannot be reached (ECONNREFUSED).',
        },
      ],
    });
  });
});
