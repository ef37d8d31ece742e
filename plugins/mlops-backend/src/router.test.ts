import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { parse } from 'yaml';
import { FakeKubernetesGateway } from './__testUtils__/FakeKubernetesGateway';
import {
  component,
  namespace,
  notebook,
  notebookPod,
} from './__testUtils__/objects';
import { startApi } from './__testUtils__/startApi';

interface Operation {
  operationId: string;
  requestBody?: unknown;
}

/** A body for each operation that takes one: a new one has to be added here. */
const BODIES: Readonly<Record<string, object>> = {
  SearchRuns: { server: 'main', experimentId: '1' },
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
      path: path
        .replace('{kind}', 'component')
        .replace('{namespace}', 'default')
        .replace('{name}', 'bank-churn'),
      operation: item[method],
    })),
  );
}

const fetchSpy = jest.spyOn(globalThis, 'fetch');

function secretCluster() {
  return new FakeKubernetesGateway().add(
    'local',
    namespace('churn', { 'mlops/owner': 'group:default/churn-team' }),
    namespace('forecast', { 'mlops/owner': 'group:default/forecast-team' }),
    notebook('churn', 'own'),
    notebook('forecast', 'top-secret', {
      labels: { 'mlops/entity': 'component.default.bank-churn' },
    }),
    notebookPod('forecast', 'top-secret'),
  );
}

const bound = component('bank-churn', {
  'mlops/cluster': 'local',
  'mlops/namespace': 'churn',
  'mlops/notebooks': '*',
  'mlflow.org/experiment-name': 'bank-churn',
});

const mlops = {
  kubernetes: { access: 'owned' },
  mlflow: {
    servers: [{ id: 'main', url: 'http://mlflow.invalid', access: 'owned' }],
  },
};

describe('the routes of openapi.yaml', () => {
  it('are all enumerated', () => {
    expect(operations().length).toBeGreaterThanOrEqual(6);
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
            /^You lack the permission mlops\.[a-z.]+( or mlops\.[a-z.]+)* for component:default\/bank-churn\.$/,
          ),
        });
        expect(gateway.calls).toBe(0);
        expect(api.catalog).toEqual([]);
        expect(fetchSpy).not.toHaveBeenCalled();
        expect(api.auditor.createEvent).toHaveBeenCalledWith(
          expect.objectContaining({
            eventId: 'resource-read',
            severityLevel: 'medium',
            meta: {
              entityRef: 'component:default/bank-churn',
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

      it('says that there is no such entity', async () => {
        const gateway = new FakeKubernetesGateway();
        const api = await startApi({ gateway, mlops });
        const response = await send(api.server).set(
          'Authorization',
          mockCredentials.user.header('user:default/guest'),
        );
        expect(response.status).toBe(404);
        expect(response.body.error.message).toBe(
          'The catalog has no entity component:default/bank-churn that you may see.',
        );
        expect(gateway.calls).toBe(0);
      });
    },
  );
});

describe('the names in a path', () => {
  it.each([
    '/entities/component/default/..%2F..%2Fetc/notebooks',
    '/entities/component/default/a%2Fb/notebooks',
    '/entities/component/default/a:b/notebooks',
    '/entities/component:x/default/a/notebooks',
    '/entities/component/default/a%00/notebooks',
  ])('%s is refused', async path => {
    const gateway = new FakeKubernetesGateway();
    const api = await startApi({ gateway });
    const { status, body } = await api.get(path);
    expect(status).toBe(400);
    expect(body.error.message).toContain('is no part of the name of an entity');
    expect(api.permissions.authorize).not.toHaveBeenCalled();
    expect(gateway.calls).toBe(0);
  });
});

describe('permissions', () => {
  it('are asked with the credentials of the user and the ref of the entity', async () => {
    const api = await startApi({ entities: [bound] });
    await api.get('/entities/Component/Default/Bank-Churn/notebooks');
    expect(api.permissions.authorize).toHaveBeenCalledWith(
      [
        {
          permission: expect.objectContaining({ name: 'mlops.notebook.read' }),
          resourceRef: 'component:default/bank-churn',
        },
        {
          permission: expect.objectContaining({
            name: 'kubernetes.resources.read',
          }),
        },
      ],
      {
        credentials: expect.objectContaining({
          principal: expect.objectContaining({
            userEntityRef: 'user:default/guest',
          }),
        }),
      },
    );
  });

  it('are remembered for each user and entity', async () => {
    const api = await startApi({
      entities: [bound, component('other')],
    });
    const path = '/entities/component/default/bank-churn/notebooks';
    await Promise.all([api.get(path), api.get(path), api.get(path)]);
    expect(api.permissions.authorize).toHaveBeenCalledTimes(1);
    await api.get(path, 'bob');
    expect(api.permissions.authorize).toHaveBeenCalledTimes(2);
    await api.get('/entities/component/default/other/notebooks');
    expect(api.permissions.authorize).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['mlops.notebook.read', 'notebooks'],
    ['kubernetes.resources.read', 'notebooks'],
    ['mlops.endpoint.read', 'endpoints'],
    ['kubernetes.resources.read', 'endpoints'],
    ['mlops.run.read', 'experiments'],
  ])('without %s there are no %s', async (permission, route) => {
    const gateway = secretCluster();
    const api = await startApi({
      gateway,
      mlops,
      entities: [bound],
      denied: [permission],
    });
    const { status, body } = await api.get(
      `/entities/component/default/bank-churn/${route}`,
    );
    expect(status).toBe(403);
    expect(body.error.message).toBe(
      `You lack the permission ${permission} for component:default/bank-churn.`,
    );
    expect(gateway.calls).toBe(0);
  });
});

describe('a catalog entity that claims the namespace of another team', () => {
  const claims: Record<string, Record<string, string>> = {
    'by namespace and star': {
      'mlops/cluster': 'local',
      'mlops/namespace': 'forecast',
      'mlops/notebooks': '*',
    },
    'by namespace and name': {
      'mlops/namespace': 'forecast',
      'mlops/notebooks': 'top-secret',
    },
    'by the label of its name': { 'mlops/cluster': 'local' },
    'by the namespace of the Kubernetes plugin': {
      'backstage.io/kubernetes-namespace': 'forecast',
      'backstage.io/kubernetes-label-selector': 'mlops/entity',
    },
    'by a label selector for everything': {
      'backstage.io/kubernetes-label-selector': 'mlops/entity,!nothing',
    },
  };

  it.each(Object.keys(claims))('%s, shows nothing of it', async claim => {
    for (const user of ['guest', 'alice']) {
      const api = await startApi({
        gateway: secretCluster(),
        entities: [component('bank-churn', claims[claim])],
      });
      for (const route of ['notebooks', 'endpoints', 'overview']) {
        const response = await api.get(
          `/entities/component/default/bank-churn/${route}`,
          user,
        );
        expect(response.status).toBe(200);
        expect(response.body.totalItems ?? 0).toBe(0);
        expect(JSON.stringify([response.body, response.headers])).not.toMatch(
          claim.includes('name')
            ? /forecast-team|jupyter\/scipy/
            : /forecast|top-secret/,
        );
      }
    }
  });

  it('says that it is refused, and which annotation to add', async () => {
    const gateway = secretCluster();
    const api = await startApi({
      gateway,
      entities: [component('bank-churn', claims['by namespace and star'])],
    });
    const { body } = await api.get(
      '/entities/component/default/bank-churn/notebooks',
    );
    expect(body).toMatchObject({
      items: [],
      sources: [
        {
          cluster: 'local',
          namespace: 'forecast',
          annotation: 'mlops/namespace',
          status: 'refused',
          message: expect.stringContaining('"mlops/owner"'),
        },
      ],
    });
    // The namespace itself was not asked for anything.
    expect(gateway.requests.map(({ resource }) => resource.kind)).toEqual([
      'Namespace',
    ]);
  });

  it('shows it to its team', async () => {
    const api = await startApi({
      gateway: secretCluster(),
      entities: [component('bank-churn', claims['by namespace and star'])],
    });
    const { body } = await api.get(
      '/entities/component/default/bank-churn/notebooks',
      'bob',
    );
    expect(body.items).toMatchObject([{ name: 'top-secret' }]);
  });

  it('tells the same of a namespace that does not exist', async () => {
    const ask = async (name: string) => {
      const api = await startApi({
        gateway: secretCluster(),
        entities: [component('bank-churn', { 'mlops/namespace': name })],
      });
      const { body } = await api.get(
        '/entities/component/default/bank-churn/notebooks',
      );
      return JSON.stringify(body.sources).replace(/"asOf":"[^"]*"/g, '');
    };
    expect((await ask('forecast')).replaceAll('forecast', 'X')).toBe(
      (await ask('missing')).replaceAll('missing', 'X'),
    );
  });
});
