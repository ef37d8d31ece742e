import { notebook } from './__testUtils__/ScriptedGateway';
import { podKind, setupServer } from './__testUtils__/setupServer';

/** Notebooks and Pods that are watched through the Kubernetes plugin. */
async function setup() {
  const watched = setupServer();
  watched.server.kind('notebooks').put(notebook('a'));
  watched.server.kind('pods').put(notebook('a-0'));
  await watched.begin();
  return watched;
}

describe('a watch on which nothing comes any more', () => {
  it('is noticed within 30 seconds, although the cluster answers and other kinds are well', async () => {
    const { clock, server, pool, read, names } = await setup();
    server.breakWatches('notebooks');
    server.kind('notebooks').put(notebook('b'));
    server.kind('pods').put(notebook('b-0'));
    await clock.advance(30_000);
    expect(pool.reports()).toMatchObject([
      {
        resource: 'notebooks.kubeflow.org',
        lastError: {
          message:
            'Cluster "local" no longer answers: the connection is broken.',
        },
      },
      { resource: 'pods', restarts: 0, state: { status: 'live' } },
    ]);
    await clock.advance(2_000);
    expect(await names()).toBe('a b');
    expect(await names(podKind)).toBe('a-0 b-0');
    expect((await read()).state.status).toBe('live');
    // The one that was broken, and no other.
    expect(server.abandoned).toBe(1);
    pool.stop();
  });

  it('is noticed within 30 seconds when the whole cluster is gone', async () => {
    const { clock, server, pool, read, names } = await setup();
    server.breakWatches();
    server.dead = true;
    await clock.advance(30_000);
    expect((await read()).state.status).toBe('stale');
    expect((await read(podKind)).state.status).toBe('stale');
    server.kind('notebooks').put(notebook('b'));
    server.dead = false;
    await clock.advance(35_000);
    expect((await read()).state.status).toBe('live');
    expect(await names()).toBe('a b');
    pool.stop();
  });

  it('costs three requests a minute for each kind to be sure of, and ends none before its time', async () => {
    const { clock, server, pool } = await setup();
    server.requests.splice(0);
    await clock.advance(10 * 60_000 - 1_000);
    const watches = server.requests.filter(one => one === 'notebooks?watch');
    expect(watches.length).toBeLessThanOrEqual(30);
    expect(server.requests).not.toContain('notebooks');
    expect(server.abandoned).toBe(0);
    expect(pool.reports().map(({ restarts }) => restarts)).toEqual([0, 0]);
    pool.stop();
  });
});
