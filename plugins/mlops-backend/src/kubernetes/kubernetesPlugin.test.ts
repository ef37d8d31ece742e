import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { scenarioEntities } from '@mlops-portal/sandbox';
import request from 'supertest';
import { component } from '../__testUtils__/objects';
import { GATEWAY, startPlatform } from '../__testUtils__/startPlatform';
import { testPolicy } from '../__testUtils__/testPolicy';
import { testUserInfo } from '../__testUtils__/testUsers';
import { createMlopsPlugin } from '../plugin';

jest.setTimeout(60_000);

interface Answer {
  readonly counts?: Readonly<Record<string, number>>;
  readonly endpoints?: { readonly level: string };
  readonly sources?: readonly { readonly status: string }[];
}

describe('with the Kubernetes plugin and an API server', () => {
  let platform: Awaited<ReturnType<typeof startPlatform>>;
  let get: (path: string, user?: string) => request.Test;

  beforeAll(async () => {
    platform = await startPlatform();
    const elsewhere = component('elsewhere', {
      'mlops/cluster': 'local,limited,revoked,gone,login',
      'mlops/namespace': 'churn',
    });
    const { server } = await startTestBackend({
      features: [
        createMlopsPlugin({ validateResponses: true }),
        kubernetesPlugin,
        permissionPlugin,
        testPolicy,
        testUserInfo.factory,
        catalogServiceMock.factory({
          entities: [...(scenarioEntities() as Entity[]), elsewhere],
        }),
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            kubernetes: platform.config,
            mlops: {
              kubernetes: {
                access: 'owned',
                clusters: { local: { gatewayUrl: GATEWAY } },
              },
            },
          },
        }),
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
    await platform?.close();
  });

  /** Asks until the answer is as wanted, or for too long: controllers need their time. */
  async function eventually(path: string, wanted: (body: Answer) => boolean) {
    const deadline = Date.now() + 40_000;
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

  it('shows what it knew when the API server is down', async () => {
    await platform.stopApiServer();
    const body = await eventually(
      'bank-churn/notebooks',
      // Notebooks and Pods are watched apart, and one may notice first.
      ({ sources }) =>
        sources?.every(
          ({ status }: { status: string }) => status === 'stale',
        ) ?? false,
    );
    expect(body).toMatchObject({
      totalItems: 3,
      bound: true,
      sources: [
        {
          cluster: 'local',
          status: 'stale',
          message: expect.stringContaining('Cluster "local"'),
          asOf: expect.any(String),
        },
      ],
    });
  });
});
