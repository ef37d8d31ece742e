import { notebook } from './__testUtils__/ScriptedGateway';
import { setupPool } from './__testUtils__/setupPool';

const down = {
  status: 'unreachable',
  message: 'Cluster "local" cannot be reached (ECONNREFUSED).',
} as const;
const forbidden = {
  status: 'forbidden',
  message: 'Grant its account "list" on them.',
} as const;
const missing = {
  status: 'not-installed',
  message: 'Cluster "local" has no notebooks.kubeflow.org.',
} as const;

describe('a store survives', () => {
  it('an API server that is down at the start', async () => {
    const { script, cluster, clock, read, names } = setupPool();
    cluster.put(notebook('a'));
    script.trouble = () => down;
    expect(await read()).toEqual({ state: down, items: [] });
    await clock.advance(120_000);
    // Up to half a minute apart, after the first few.
    expect(script.lists.length).toBeLessThan(12);
    script.trouble = () => undefined;
    await clock.advance(35_000);
    expect(await names()).toBe('a');
    expect((await read()).state.status).toBe('live');
  });

  it('an API server that goes down later, and shows what it knew', async () => {
    const { script, cluster, clock, read, names } = setupPool();
    cluster.put(notebook('a'));
    await names();
    const before = new Date(clock.now()).toISOString();
    script.trouble = () => down;
    cluster.cut(down);
    await clock.advance(60_000);
    expect(await read()).toMatchObject({
      state: { status: 'stale', asOf: before, message: down.message },
      items: [{ name: 'a' }],
    });
    cluster.put(notebook('b')).remove('a');
    script.trouble = () => undefined;
    await clock.advance(35_000);
    expect((await read()).state.status).toBe('live');
    expect(await names()).toBe('b');
    // From where it was: nothing had to be listed again but for a sign of life.
    expect(script.lists).toHaveLength(1);
  });

  it('watches that end, and goes on from the last version', async () => {
    const { script, cluster, clock, names } = setupPool();
    cluster.put(notebook('a'));
    await names();
    cluster.put(notebook('b'));
    await clock.advance(22_000);
    cluster.cut();
    cluster.put(notebook('c'));
    await clock.advance(0);
    expect(await names()).toBe('a b c');
    expect(script.lists).toHaveLength(1);
    expect(script.watches).toHaveLength(2);
    expect(script.watches[1].resourceVersion).toBe('102');
  });

  it('a server that ends each watch at once, without a storm', async () => {
    const { script, cluster, clock, names } = setupPool();
    cluster.put(notebook('a'));
    await names();
    for (let turn = 0; turn < 60; turn += 1) {
      cluster.cut();
      await clock.advance(1_000);
    }
    const watches = script.watches.length;
    expect(watches).toBeGreaterThan(1);
    expect(watches).toBeLessThan(65);
  });

  it('a history that has expired, in a watch', async () => {
    const { script, cluster, clock, names } = setupPool();
    cluster.put(notebook('a')).put(notebook('b'));
    await names();
    cluster.remove('a').put(notebook('c')).compact();
    cluster.cut({ status: 'expired', message: 'Too old.' });
    await clock.advance(1_000);
    expect(await names()).toBe('b c');
    expect(script.lists).toHaveLength(2);
  });

  it('a list that expires between two pages', async () => {
    const { script, cluster, names } = setupPool();
    for (let index = 0; index < 1_200; index += 1) {
      cluster.put(notebook(`n${String(index).padStart(4, '0')}`));
    }
    let asked = 0;
    script.trouble = (verb, request) => {
      asked += verb === 'list' ? 1 : 0;
      if (asked === 2) {
        cluster.remove('n0000');
        cluster.compact();
      }
      return request && undefined;
    };
    const found = (await names()).split(' ');
    expect(found).toHaveLength(1_199);
    expect(found[0]).toBe('n0001');
  });

  it('a list that is answered with 410 again and again, without a storm', async () => {
    const { script, cluster, clock, names, read } = setupPool();
    cluster.put(notebook('a'));
    script.trouble = () => ({ status: 'expired', message: 'Too old.' });
    expect((await read()).state.status).toBe('unreachable');
    await clock.advance(60_000);
    expect(script.lists.length).toBeLessThan(12);
    script.trouble = () => undefined;
    await clock.advance(35_000);
    expect(await names()).toBe('a');
  });

  it('429 with Retry-After for a minute', async () => {
    const { script, cluster, clock, names } = setupPool();
    cluster.put(notebook('a'));
    script.trouble = () => ({ ...down, retryAfterMs: 60_000 });
    await names();
    await clock.advance(58_000);
    expect(script.lists).toHaveLength(1);
    script.trouble = () => undefined;
    await clock.advance(10_000);
    expect(await names()).toBe('a');
    expect(script.lists).toHaveLength(2);
  });

  it('403 on one kind: shows nothing of it, and tries again', async () => {
    const { script, cluster, clock, read, names } = setupPool();
    cluster.put(notebook('a'));
    await names();
    script.trouble = () => forbidden;
    cluster.cut(down);
    await clock.advance(5_000);
    expect(await read()).toEqual({ state: forbidden, items: [] });
    script.trouble = () => undefined;
    await clock.advance(70_000);
    expect(await names()).toBe('a');
  });

  it('being allowed to list but not to watch: reads each minute', async () => {
    const { script, cluster, clock, read } = setupPool();
    cluster.put(notebook('a'));
    script.trouble = verb => (verb === 'watch' ? forbidden : undefined);
    await read();
    cluster.put(notebook('b'));
    await clock.advance(70_000);
    expect(await read()).toMatchObject({
      state: { status: 'stale', message: forbidden.message },
      items: [{ name: 'a' }, { name: 'b' }],
    });
  });

  it('a kind that is installed later, and removed', async () => {
    const { script, cluster, clock, read, names } = setupPool();
    script.trouble = () => missing;
    expect(await read()).toEqual({ state: missing, items: [] });
    cluster.put(notebook('a'));
    script.trouble = () => undefined;
    await clock.advance(70_000);
    expect(await names()).toBe('a');
    script.trouble = () => missing;
    cluster.cut();
    await clock.advance(1_000);
    expect(await read()).toEqual({ state: missing, items: [] });
  });

  it('a cluster that has only an older version of the kind', async () => {
    const { script, cluster, names } = setupPool();
    cluster.put(notebook('a'));
    script.trouble = (_verb, { resource }) =>
      resource.version === 'v1' ? missing : undefined;
    expect(await names()).toBe('a');
    expect(script.watches[0].resource.version).toBe('v1beta1');
  });

  it('objects of any shape and size', async () => {
    const { cluster, clock, names, read } = setupPool();
    cluster
      .put(notebook('empty'))
      .put(notebook('wrong', { spec: 'text', status: [1] }))
      .put({
        metadata: { name: 'odd', namespace: 'churn', labels: 5 as never },
      });
    await names();
    cluster.put(notebook('huge', { status: 'x'.repeat(1024 * 1024) }));
    cluster.put({ metadata: { namespace: 'churn' } });
    await clock.advance(0);
    expect(await names()).toBe('empty huge odd wrong');
    expect(JSON.stringify((await read()).items).length).toBeLessThan(1_000);
  });

  it('events that come twice, late and in another order', async () => {
    const { cluster, clock, read, names } = setupPool();
    cluster.put(notebook('a', { spec: 1 })).put(notebook('b', { spec: 1 }));
    await names();
    cluster
      .put(notebook('a', { spec: 2 }))
      .put(notebook('a', { spec: 3 }))
      .remove('b')
      .repeat([1, 2, 0, 2, 1]);
    await clock.advance(0);
    expect((await read()).items).toMatchObject([{ name: 'a', spec: 3 }]);
  });

  it('a clock that jumps', async () => {
    const { script, cluster, clock, read, names } = setupPool();
    cluster.put(notebook('a'));
    await names();
    clock.wall += 86_400_000;
    await clock.advance(1_000);
    cluster.put(notebook('b'));
    await clock.advance(0);
    clock.wall -= 2 * 86_400_000;
    await clock.advance(1_000);
    expect(await names()).toBe('a b');
    expect((await read()).state.status).toBe('live');
    expect([script.lists.length, script.watches.length]).toEqual([1, 1]);
  });

  it('one of ten clusters that hangs, without slowing the other nine', async () => {
    const { script, clock, pool, read, names } = setupPool();
    const others = Array.from({ length: 9 }, (_, index) => `c${index}`);
    others.forEach(name => script.cluster(name).put(notebook(name)));
    script.hanging.add('local');
    const started = clock.monotonic();
    for (const cluster of others) {
      expect(await names({ cluster })).toBe(cluster);
    }
    expect(clock.monotonic()).toBe(started);
    expect((await read()).state).toEqual({
      status: 'unreachable',
      message: 'Cluster "local" has not answered yet.',
    });
    const waited = clock.monotonic();
    expect(waited - started).toBeLessThanOrEqual(4_000);
    // Nobody waits again for what the first one waited for in vain.
    await read();
    expect(clock.monotonic()).toBe(waited);
    pool.stop();
  });

  it('a second replica, which is as up to date as the first', async () => {
    const one = setupPool();
    const two = setupPool();
    const shared = one.cluster;
    two.script.cluster = () => shared;
    shared.put(notebook('a'));
    await one.names();
    await two.names();
    shared.put(notebook('b'));
    shared.cut(down);
    shared.put(notebook('c')).remove('a');
    await one.clock.advance(40_000);
    await two.clock.advance(40_000);
    expect(await one.names()).toBe('b c');
    expect(await two.names()).toBe('b c');
  });
});
