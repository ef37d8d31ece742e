import { FakeKubernetesGateway } from '../__testUtils__/FakeKubernetesGateway';
import { component } from '../__testUtils__/objects';
import { bound, mlops, secretCluster } from '../__testUtils__/scenario';
import { startApi } from '../__testUtils__/startApi';

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
