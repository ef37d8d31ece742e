import { type RunningKubernetes, startKubernetes } from '@mlops-portal/sandbox';
import { bootstrapRealCluster } from './bootstrapRealCluster';

const RBAC = { group: 'rbac.authorization.k8s.io', version: 'v1' };
const roles = { ...RBAC, plural: 'clusterroles' };

describe('bootstrapping a cluster', () => {
  let kubernetes: RunningKubernetes;

  beforeAll(async () => {
    kubernetes = await startKubernetes({ port: 0 });
  });

  afterAll(() => kubernetes.close());

  it('leaves what is there as it is, so that it may be done twice', async () => {
    const client = kubernetes.client();
    await bootstrapRealCluster(client);
    await bootstrapRealCluster(client);
    expect(
      await client.get(
        { group: '', version: 'v1', plural: 'serviceaccounts' },
        'backstage-mlops',
        'backstage',
      ),
    ).toBeDefined();
  });

  it('gives users their rights where the server has a role of that name without rules', async () => {
    const client = kubernetes.client();
    const edit = await client.get(roles, 'edit');
    await client.update(roles, { ...edit!, rules: [] });
    const claims = {
      group: '',
      version: 'v1',
      plural: 'persistentvolumeclaims',
    };
    const alice = kubernetes.client('alice');
    const list = () => alice.list(claims, { namespace: 'churn' });
    await expect(list()).rejects.toThrow(/forbidden/);
    await bootstrapRealCluster(client);
    expect((await list()).items).toEqual([]);
  });

  it('keeps the other roles of the server', async () => {
    const client = kubernetes.client();
    const name = 'backstage-mlops-read';
    const role = await client.get(roles, name);
    const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }];
    await client.update(roles, { ...role!, rules });
    await bootstrapRealCluster(client);
    expect((await client.get(roles, name))?.rules).toEqual(rules);
  });
});
