import { RunningKubernetes } from '..';
import {
  eventually,
  notebooks,
  send,
  startCluster,
} from '../__testUtils__/harness';

const path = '/apis/kubeflow.org/v1/notebooks';

describe('the switches of the sandbox over HTTP', () => {
  let cluster: RunningKubernetes;

  const post = (body: unknown) =>
    send(cluster, '/sandbox/faults', { method: 'POST', body });
  const message = async (response: Response) =>
    ((await response.json()) as { message: string }).message;

  beforeAll(async () => {
    cluster = await startCluster();
  });

  beforeEach(async () => {
    await cluster.faults.clear();
    cluster.requests.reset();
  });

  afterAll(async () => {
    await cluster.close();
  });

  it('sets, lists and clears faults', async () => {
    const html = { fault: 'html', resource: 'notebooks', count: 9 };
    const error = { fault: 'error', code: 503, verb: 'get' };
    expect((await post(html)).status).toBe(200);
    const both = await post(error);
    expect(await both.json()).toEqual({ faults: [html, error] });
    const asked = await send(cluster, path, { user: 'portal' });
    expect(asked.headers.get('content-type')).toContain('text/html');
    const one = await send(cluster, '/sandbox/faults?fault=html', {
      method: 'DELETE',
    });
    expect(await one.json()).toEqual({ faults: [error] });
    await send(cluster, '/sandbox/faults', { method: 'DELETE' });
    expect(cluster.faults.list()).toEqual([]);
  });

  it('can be reached while everything else is down', async () => {
    await post({ fault: 'down', user: '*' });
    await expect(cluster.client().list(notebooks)).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
    await send(cluster, '/sandbox/faults', { method: 'DELETE' });
    expect((await cluster.client().list(notebooks)).items).toEqual([]);
  });

  it('refuses connections for a time only, as nobody could end it', async () => {
    const forever = await post({ fault: 'down', mode: 'refuse' });
    expect(forever.status).toBe(400);
    expect(await message(forever)).toContain('seconds');
    const client = cluster.client();
    await post({ fault: 'down', mode: 'refuse', seconds: 0.2 }).catch(
      () => undefined,
    );
    await expect(client.list(notebooks)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    await eventually(() =>
      client.list(notebooks).then(
        () => true,
        () => false,
      ),
    );
  });

  it.each([
    [{ fault: 'flood' }, 'flood'],
    [{ fault: 'constructor' }, 'constructor'],
    [{ fault: 'latency' }, 'ms: required'],
    [{ fault: 'latency', ms: '5' }, 'ms: not a value'],
    [{ fault: 'html', share: 1 }, 'share: no field of html'],
    [{ fault: 'error', share: 2 }, 'share'],
    [{ fault: 'error', user: 'mallory' }, 'user'],
    [{ fault: 'error', count: 0 }, 'count'],
    [[], 'fault'],
  ])('refuses %j', async (body, expected) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await message(response)).toContain(expected);
    expect(cluster.faults.list()).toEqual([]);
  });

  it('is for the admin alone', async () => {
    for (const target of ['/sandbox/faults', '/sandbox/requests']) {
      const portal = await send(cluster, target, { user: 'portal' });
      expect(portal.status).toBe(403);
      const stranger = await send(cluster, target, { token: 'x' });
      expect(stranger.status).toBe(401);
    }
    expect((await send(cluster, '/sandbox/other')).status).toBe(404);
  });

  it('counts requests by user, verb and resource, and watches that are open', async () => {
    const portal = cluster.client('portal');
    await portal.list(notebooks);
    await portal.list(notebooks);
    await portal.get(notebooks, 'none', 'churn');
    await cluster.client().list(notebooks);
    await send(cluster, '/version', { token: 'x' });
    const abort = new AbortController();
    const { signal } = abort;
    const watching = portal.watch(notebooks, { signal }).next();
    const counts = async () =>
      (await send(cluster, '/sandbox/requests?user=portal')).json() as Promise<
        ReturnType<RunningKubernetes['requests']['counts']>
      >;
    const resource = 'notebooks.kubeflow.org';
    const watch = { user: 'portal', verb: 'watch', resource, count: 1 };
    await eventually(async () => (await counts()).openWatches.length === 1);
    const counted = await counts();
    expect(counted).toMatchObject({
      total: 4,
      requests: [
        { user: 'portal', verb: 'list', resource, count: 2 },
        { user: 'portal', verb: 'get', resource, count: 1 },
        watch,
      ],
      openWatches: [watch],
    });
    expect(counted.perMinute).toBeCloseTo((4 / counted.seconds) * 60);
    expect(cluster.requests.counts({ user: 'unknown' }).requests).toEqual([
      { user: 'unknown', verb: 'get', resource: '/version', count: 1 },
    ]);
    abort.abort();
    await watching;
    await eventually(async () => (await counts()).openWatches.length === 0);
    await send(cluster, '/sandbox/requests', { method: 'DELETE' });
    expect((await counts()).total).toBe(0);
  });
});
