import { labelEquals } from '@mlops-portal/backstage-plugin-mlops-common';
import { settle } from './__testUtils__/ManualClock';
import { notebook } from './__testUtils__/ScriptedGateway';
import { setupPool, thingKind } from './__testUtils__/setupPool';

describe('ReflectorPool', () => {
  it('asks nothing before somebody reads, and lists and watches once for all', async () => {
    const { script, cluster, clock, names } = setupPool();
    cluster.put(notebook('a'));
    await clock.advance(60_000);
    expect([script.lists, script.watches]).toEqual([[], []]);
    await Promise.all(Array.from({ length: 100 }, () => names()));
    expect([script.lists.length, script.watches.length]).toEqual([1, 1]);
    expect(script.lists[0]).toMatchObject({ limit: 500 });
    expect(cluster.openWatches).toBe(1);
  });

  it('shows a change as soon as it is told', async () => {
    const { script, cluster, names } = setupPool();
    await names();
    cluster.put(notebook('a'));
    await settle();
    expect(await names()).toBe('a');
    expect(script.lists).toHaveLength(1);
  });

  it('stops ten minutes after the last look, and begins again with the next', async () => {
    const { script, cluster, clock, pool, names } = setupPool();
    await names();
    await clock.advance(9 * 60_000);
    await names();
    await clock.advance(9 * 60_000);
    expect(cluster.openWatches).toBe(1);
    await clock.advance(61_000);
    expect(cluster.openWatches).toBe(0);
    expect(pool.reports()).toEqual([]);
    cluster.put(notebook('a'));
    expect(await names()).toBe('a');
    expect(script.lists).toHaveLength(2);
  });

  it('ends all watches when it is stopped', async () => {
    const { cluster, pool, names } = setupPool();
    await names();
    pool.stop();
    await settle();
    expect(cluster.openWatches).toBe(0);
  });

  it('lists each time where only users have rights', async () => {
    const { script, cluster, names, pool } = setupPool();
    cluster.put(notebook('a'));
    for (const authProvider of ['oidc', 'google', 'aks', 'ours']) {
      script.authProvider = authProvider;
      expect(await names()).toBe('a');
      expect(await pool.watches('local')).toBe(false);
    }
    expect(script.watches).toEqual([]);
    expect(script.lists).toHaveLength(4);
  });

  it('watches or lists as the lane says that is configured', async () => {
    const { script, pool } = setupPool();
    script.cluster();
    script.authProvider = 'ours';
    script.lane = 'shared';
    expect(await pool.watches('local')).toBe(true);
    script.authProvider = 'serviceAccount';
    script.lane = 'user';
    expect(await pool.watches('local')).toBe(false);
  });

  it('reads by namespace, name and label', async () => {
    const { cluster, names } = setupPool();
    const labelled = (name: string, value: string, namespace: string) =>
      cluster.put({
        metadata: { name, namespace, labels: { 'mlops/entity': value } },
      });
    labelled('a', 'one', 'churn');
    labelled('b', 'two', 'churn');
    labelled('c', 'one', 'fraud');
    expect(await names({ namespace: 'churn' })).toBe('a b');
    expect(await names({ namespace: 'nowhere' })).toBe('');
    expect(await names({ namespace: 'fraud', name: 'c' })).toBe('c');
    const labels = labelEquals('mlops/entity', 'one');
    expect(await names({ labels })).toBe('a c');
    labelled('a', 'two', 'churn');
    cluster.remove('c', 'fraud');
    await settle();
    expect(await names({ labels })).toBe('');
  });

  it('gives the same array until something in the namespace changes', async () => {
    const { cluster, read } = setupPool();
    cluster.put(notebook('a')).put(notebook('x', {}, 'fraud'));
    const churn = async () => (await read({ namespace: 'churn' })).items;
    const before = await churn();
    cluster.put(notebook('y', {}, 'fraud'));
    await settle();
    expect(await churn()).toBe(before);
    cluster.put(notebook('b'));
    await settle();
    expect(await churn()).not.toBe(before);
    expect((await churn())[0]).toBe(before[0]);
  });

  it('keeps what did not change when it has to list again', async () => {
    const { cluster, clock, read } = setupPool();
    cluster.put(notebook('a')).put(notebook('b'));
    const before = (await read()).items;
    cluster.put(notebook('b', { spec: 1 })).compact();
    cluster.cut({ status: 'expired', message: 'Too old.' });
    await clock.advance(1_000);
    const after = (await read()).items;
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toMatchObject({ spec: 1 });
  });

  it('reports how each kind fares', async () => {
    const { script, cluster, clock, pool, names } = setupPool();
    cluster.put(notebook('a'));
    await names();
    cluster.put(notebook('b'));
    script.trouble = () => ({ status: 'unreachable', message: 'Gone.' });
    await settle();
    cluster.cut({ status: 'unreachable', message: 'Cut.' });
    await clock.advance(10_000);
    expect(pool.reports()).toEqual([
      {
        cluster: 'local',
        resource: 'notebooks.kubeflow.org',
        labelSelector: undefined,
        state: expect.objectContaining({ status: 'stale' }),
        objects: 2,
        lastEventAt: '2026-01-31T12:00:00.000Z',
        lastError: { at: expect.any(String), message: 'Gone.' },
        restarts: expect.any(Number),
      },
    ]);
    expect(thingKind.resource.plural).toBe('notebooks');
  });
});
