import { KubernetesClient, RunningKubernetes } from '..';
import {
  eventually,
  notebook,
  notebooks,
  send,
  startCluster,
  summary,
  take,
} from '../__testUtils__/harness';
import { WatchReader } from './__testUtils__/WatchReader';

const path = '/apis/kubeflow.org/v1/notebooks';

describe('faults of the connection', () => {
  let cluster: RunningKubernetes;
  let admin: KubernetesClient;
  let portal: KubernetesClient;
  let watches: WatchReader[];

  const watch = async () => {
    const reader = WatchReader.open(cluster);
    watches.push(reader);
    await eventually(async () => reader.events.length > 0);
    return reader;
  };

  beforeEach(async () => {
    cluster = await startCluster();
    admin = cluster.client();
    portal = cluster.client('portal');
    watches = [];
    await admin.create(notebooks, notebook('first'));
  });

  afterEach(async () => {
    watches.forEach(reader => reader.abort());
    await cluster.close();
  });

  it('resets connections, open watches too, but not those of the admin', async () => {
    const reader = await watch();
    cluster.faults.set({ fault: 'down' });
    expect(await reader.ended).toMatchObject({ code: 'ECONNRESET' });
    await expect(portal.list(notebooks)).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
    expect((await admin.list(notebooks)).items).toHaveLength(1);
    await cluster.faults.clear();
    expect((await portal.list(notebooks)).items).toHaveLength(1);
  });

  it('refuses everybody, and listens again at the same port', async () => {
    const reader = await watch();
    const before = cluster.url;
    cluster.faults.set({ fault: 'down', mode: 'refuse' });
    expect(await reader.ended).toMatchObject({ code: 'ECONNRESET' });
    for (const client of [portal, admin]) {
      await expect(client.list(notebooks)).rejects.toMatchObject({
        code: 'ECONNREFUSED',
      });
    }
    await cluster.faults.clear('down');
    expect(cluster.url).toBe(before);
    expect((await portal.list(notebooks)).items).toHaveLength(1);
  });

  it('is down from the start when asked to, and comes back by itself', async () => {
    const late = await startCluster({
      faults: [{ fault: 'down', seconds: 0.3 }],
    });
    const client = late.client('portal');
    await expect(client.list(notebooks)).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
    await eventually(() =>
      client.list(notebooks).then(
        () => true,
        () => false,
      ),
    );
    expect(late.faults.list()).toEqual([]);
    await late.close();
  });

  it('keeps connections open and silent, watches that were there for good', async () => {
    const reader = await watch();
    cluster.faults.set({ fault: 'half-open' });
    const silent = WatchReader.open(cluster);
    watches.push(silent);
    const open = () => cluster.requests.counts({ user: 'portal' }).openWatches;
    await eventually(async () => open()[0].count === 2);
    const abort = new AbortController();
    const heard = take(admin.watch(notebooks, { signal: abort.signal }), 2);
    await admin.create(notebooks, notebook('unheard'));
    // The admin has it, so the others would, too.
    expect(summary(await heard)).toContain('ADDED unheard');
    abort.abort();
    expect(reader.names()).toEqual(['first']);
    expect(silent.status).toBeUndefined();
    await cluster.faults.clear();
    const fresh = await watch();
    await admin.create(notebooks, notebook('heard'));
    await eventually(async () => fresh.names().includes('heard'));
    expect(reader.names()).toEqual(['first']);
    expect(reader.isOver).toBe(false);
  });

  it.each([1, 2, 25, 26, 300, 100_000])(
    'cuts watches that are open after %d bytes, wherever that is',
    async afterBytes => {
      const reader = await watch();
      const { bytes } = reader;
      cluster.faults.set({ fault: 'cut', afterBytes, answers: 'open' });
      for (let size = 0; size < afterBytes; size += 50_000) {
        const annotations = { note: 'x'.repeat(50_000) };
        const name = `added-${size}`;
        await admin.create(notebooks, notebook(name, { annotations }));
      }
      expect(await reader.ended).toMatchObject({ code: 'ECONNRESET' });
      expect(reader.bytes - bytes).toBe(afterBytes);
      const line = '{"type":"ADDED","object":{"apiVersion":"kubeflow.org/v1"';
      expect(line.slice(0, afterBytes)).toBe(reader.rest.slice(0, line.length));
      expect((await watch()).names()[0]).toBe('added-0');
    },
  );

  it('cuts at once, and each watch that follows until it has done so often enough', async () => {
    const reader = await watch();
    cluster.faults.set({ fault: 'cut', count: 3 });
    await reader.ended;
    for (let index = 0; index < 2; index += 1) {
      const next = WatchReader.open(cluster);
      expect(await next.ended).toMatchObject({ code: 'ECONNRESET' });
    }
    expect((await watch()).names()).toEqual(['first']);
    expect(cluster.faults.list()).toEqual([]);
  });

  it('cuts lists when told so', async () => {
    cluster.faults.set({ fault: 'cut', verb: 'list', afterBytes: 100 });
    const response = await send(cluster, path, { user: 'portal' });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('delays by a time and its jitter', async () => {
    const shaky = await startCluster({ random: () => 1 });
    shaky.faults.set({ fault: 'latency', ms: 100, jitterMs: 60 });
    const start = performance.now();
    await shaky.client('portal').list(notebooks);
    expect(performance.now() - start).toBeGreaterThanOrEqual(155);
    await shaky.close();
  });

  it('sends no faster than it may, and goes on at full speed when it may', async () => {
    for (let index = 0; index < 20; index += 1) {
      await admin.create(notebooks, notebook(`many-${index}`));
    }
    const size = (await (await send(cluster, path)).text()).length;
    const timed = async () => {
      const start = performance.now();
      const response = await send(cluster, path, { user: 'portal' });
      expect(JSON.parse(await response.text()).items).toHaveLength(21);
      return performance.now() - start;
    };
    cluster.faults.set({ fault: 'throttle', bytesPerSecond: size * 4 });
    expect(await timed()).toBeGreaterThan(180);
    cluster.faults.set({ fault: 'throttle', bytesPerSecond: 10 });
    const relieved = timed();
    await eventually(
      async () => cluster.requests.counts({ user: 'portal' }).total === 2,
    );
    await cluster.faults.clear();
    expect(await relieved).toBeLessThan(5_000);
  });
});
