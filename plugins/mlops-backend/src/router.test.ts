import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { parse } from 'yaml';
import { FakeKubernetesGateway } from './__testUtils__/FakeKubernetesGateway';
import { bound, mlops } from './__testUtils__/scenario';
import { startApi } from './__testUtils__/startApi';

interface Operation {
  operationId: string;
  requestBody?: unknown;
}

/** A body for each operation that takes one: a new one has to be added here. */
const BODIES: Readonly<Record<string, object>> = {
  SearchRuns: { server: 'main', experimentId: '1' },
  GetMetricHistory: { server: 'main', runs: ['run1'], metric: 'f1' },
};

/** What operations need in the query. */
const QUERIES: Readonly<Record<string, string>> = {
  GetArtifact: '?path=reports/confusion.png',
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

function operations() {
  const { paths } = parse(
    readFileSync(resolve(__dirname, 'openapi.yaml'), 'utf8'),
    { merge: true },
  ) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter(method => item[method]).map(method => ({
      method,
      path:
        path
          .replace('{kind}', 'component')
          .replace('{namespace}', 'default')
          .replace('{name}', 'bank-churn')
          .replace('{server}', 'main')
          .replace('{run}', 'run1')
          .replace('{model}', 'bank-churn')
          .replace('{version}', '7')
          .replace('{cluster}', 'local')
          .replace('{notebookNamespace}', 'churn')
          .replace('{notebook}', 'own') +
        (QUERIES[item[method].operationId] ?? ''),
      operation: item[method],
    })),
  );
}

const fetchSpy = jest.spyOn(globalThis, 'fetch');

describe('the routes of openapi.yaml', () => {
  it('are all enumerated', () => {
    expect(operations().length).toBeGreaterThanOrEqual(15);
    expect(operations().filter(({ path }) => path.includes('{'))).toEqual([]);
    const bodies = operations().filter(
      ({ operation }) => operation.requestBody,
    );
    expect(bodies.map(({ operation }) => operation.operationId)).toEqual(
      Object.keys(BODIES),
    );
  });

  describe.each(operations())(
    '$method $path',
    ({ method, path, operation }) => {
      const body = BODIES[operation.operationId];
      const ofEntity = path.startsWith('/entities/');
      const send = (server: Parameters<typeof request>[0]) =>
        request(server)[method](`/api/mlops${path}`).send(body);

      it('answers 403 when everything is denied, and does nothing else', async () => {
        const gateway = new FakeKubernetesGateway();
        const api = await startApi({
          gateway,
          mlops,
          denied: true,
          entities: [bound],
        });
        fetchSpy.mockClear();
        const response = await send(api.server).set(
          'Authorization',
          mockCredentials.user.header('user:default/guest'),
        );
        expect(response.status).toBe(403);
        expect(response.body.error).toMatchObject({
          name: 'NotAllowedError',
          message: expect.stringMatching(
            ofEntity
              ? /^You lack the permission mlops\.[a-z.]+( or mlops\.[a-z.]+)* for component:default\/bank-churn\.$/
              : /^You lack the permission mlops\.[a-z.]+\.$/,
          ),
        });
        expect(gateway.calls).toBe(0);
        expect(api.catalog).toEqual([]);
        expect(fetchSpy).not.toHaveBeenCalled();
        expect(api.auditor.createEvent).toHaveBeenCalledWith(
          expect.objectContaining({
            eventId:
              operation.operationId.endsWith('Notebook') && method === 'post'
                ? 'notebook-operate'
                : 'resource-read',
            severityLevel: 'medium',
            meta: {
              ...(ofEntity && { entityRef: 'component:default/bank-churn' }),
              permissions: expect.stringContaining('mlops.'),
            },
          }),
        );
      });

      it('answers 401 without credentials, and does nothing else', async () => {
        const gateway = new FakeKubernetesGateway();
        const api = await startApi({ gateway, mlops, entities: [bound] });
        const response = await send(api.server).set(
          'Authorization',
          mockCredentials.none.header(),
        );
        expect(response.status).toBe(401);
        expect(gateway.calls).toBe(0);
        expect(api.catalog).toEqual([]);
        expect(api.permissions.authorize).not.toHaveBeenCalled();
      });

      it('is for users and not for services', async () => {
        const gateway = new FakeKubernetesGateway();
        const api = await startApi({ gateway, mlops, entities: [bound] });
        const response = await send(api.server).set(
          'Authorization',
          mockCredentials.service.header({
            onBehalfOf: mockCredentials.service('plugin:scaffolder'),
            targetPluginId: 'mlops',
          }),
        );
        expect(response.status).toBe(403);
        expect(gateway.calls).toBe(0);
        expect(api.catalog).toEqual([]);
      });
    },
  );

  describe.each(
    operations().filter(({ path }) => path.startsWith('/entities/')),
  )('$method $path', ({ method, path, operation }) => {
    const body = BODIES[operation.operationId];
    it('says that there is no such entity', async () => {
      const gateway = new FakeKubernetesGateway();
      const api = await startApi({ gateway, mlops });
      const response = await request(api.server)
        [method](`/api/mlops${path}`)
        .send(body)
        .set(
          'Authorization',
          mockCredentials.user.header('user:default/guest'),
        );
      expect(response.status).toBe(404);
      expect(response.body.error.message).toBe(
        'The catalog has no entity component:default/bank-churn that you may see.',
      );
      expect(gateway.calls).toBe(0);
    });
  });
});
