import { KubernetesClient } from './kubernetes';
import { eventually } from './cluster/__testUtils__/eventually';
import { resources } from './cluster';
import { RunningSandbox, startSandbox } from './startSandbox';

const namespace = 'churn-eu';

describe('the second cluster', () => {
  let sandbox: RunningSandbox;

  const client = (user: 'ALICE_' | 'BOB_' | '') =>
    KubernetesClient.create({
      url: sandbox.env.SANDBOX_SECOND_KUBERNETES_URL,
      ca: Buffer.from(
        sandbox.env.SANDBOX_SECOND_KUBERNETES_CA_DATA,
        'base64',
      ).toString(),
      token: sandbox.env[`SANDBOX_SECOND_KUBERNETES_${user}TOKEN`],
    });

  beforeAll(async () => {
    sandbox = await startSandbox({
      only: ['second-cluster'],
      ports: { 'second-cluster': 0 },
      pace: 0,
    });
  });

  afterAll(() => sandbox.close());

  it('runs without the first', () => {
    expect(sandbox.env.SANDBOX_KUBERNETES_URL).toBeUndefined();
    expect(sandbox.kubeconfig).toBeUndefined();
    expect(sandbox.secondKubeconfig).toContain('current-context: second');
  });

  it('shows Alice two notebooks, one of them stopped, and an endpoint', async () => {
    const alice = client('ALICE_');
    await eventually(async () => {
      const notebooks = await alice.list(resources.notebooks, { namespace });
      expect(
        notebooks.items.map(({ metadata, status }) => [
          metadata.name,
          (status as { readyReplicas?: number } | undefined)?.readyReplicas,
        ]),
      ).toEqual([
        ['churn-eu-explore', 1],
        ['churn-eu-report', 0],
      ]);
      const endpoints = await alice.list(resources.inferenceServices, {
        namespace,
      });
      expect(endpoints.items).toMatchObject([
        {
          metadata: {
            name: 'bankchurn-eu',
            annotations: {
              'mlops/entity-ref': 'component:default/bank-churn-eu',
            },
          },
          status: { modelStatus: { transitionStatus: 'UpToDate' } },
        },
      ]);
    });
    const ref = { group: '', version: 'v1', plural: 'namespaces' };
    const owned = await alice.get(ref, namespace);
    expect(owned?.metadata.annotations).toEqual({
      'mlops/owner': 'group:default/churn-europe',
    });
  });

  it('shows users nothing beyond their bindings', async () => {
    const bob = client('BOB_');
    const notebooks = await bob.list(resources.notebooks, { namespace });
    expect(notebooks.items).toHaveLength(2);
    for (const refused of [
      bob.list(resources.inferenceServices, { namespace }),
      bob.list(resources.notebooks),
      client('ALICE_').list(resources.notebooks),
    ]) {
      await expect(refused).rejects.toMatchObject({ code: 403 });
    }
  });

  it('shows the portal everything, for those who watch through its account', async () => {
    const { items } = await client('').list(resources.notebooks);
    expect(items).toHaveLength(2);
  });
});
