import { component } from '../__testUtils__/objects';
import { secretCluster } from '../__testUtils__/scenario';
import { startApi } from '../__testUtils__/startApi';

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
