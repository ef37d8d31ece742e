import { HttpResponse, delay, http } from 'msw';
import type { ProxyKubernetesGateway } from './ProxyKubernetesGateway';
import { ManualClock } from './__testUtils__/ManualClock';
import {
  PLUGIN,
  createGateway,
  setupPlugin,
} from './__testUtils__/setupGateway';

describe('ProxyKubernetesGateway.listClusters', () => {
  const { server } = setupPlugin();

  it('reads the clusters once for all who ask within ten seconds', async () => {
    let calls = 0;
    server.use(
      http.get(`${PLUGIN}/clusters`, () => {
        calls += 1;
        return HttpResponse.json({
          items: [
            { name: 'local', authProvider: 'serviceAccount', title: 'Local' },
            { name: 'odd' },
          ],
        });
      }),
    );
    const one = createGateway();
    const results = await Promise.all([one.listClusters(), one.listClusters()]);
    expect(await one.listClusters()).toEqual(results[0]);
    expect(results[1]).toEqual({
      status: 'ok',
      clusters: [
        { name: 'local', authProvider: 'serviceAccount', title: 'Local' },
        { name: 'odd', authProvider: '' },
      ],
    });
    expect(calls).toBe(1);
  });

  it('adds the lanes that are configured', async () => {
    server.use(
      http.get(`${PLUGIN}/clusters`, () =>
        HttpResponse.json({
          items: [
            { name: 'edge', authProvider: 'ours' },
            { name: 'prod', authProvider: 'serviceAccount' },
          ],
        }),
      ),
    );
    const lanes = new Map([['edge', 'shared' as const]]);
    expect(await createGateway({ lanes }).listClusters()).toEqual({
      status: 'ok',
      clusters: [
        { name: 'edge', authProvider: 'ours', lane: 'shared' },
        { name: 'prod', authProvider: 'serviceAccount' },
      ],
    });
  });

  it('does not remember a failure', async () => {
    let calls = 0;
    server.use(
      http.get(`${PLUGIN}/clusters`, () => {
        calls += 1;
        return calls === 1
          ? HttpResponse.error()
          : HttpResponse.json({ items: [] });
      }),
    );
    const one = createGateway();
    await expect(one.listClusters()).resolves.toEqual({
      status: 'unreachable',
      message: 'The Kubernetes plugin cannot be reached.',
    });
    const recovered = async () => {
      let result = await one.listClusters();
      for (let turn = 0; result.status !== 'ok' && turn < 1000; turn += 1) {
        await new Promise(resolve => setImmediate(resolve));
        result = await one.listClusters();
      }
      return result;
    };
    await expect(recovered()).resolves.toMatchObject({ status: 'ok' });
  });

  it.each([
    ['nothing', () => new HttpResponse(undefined, { status: 404 })],
    [
      'an error of the backend',
      () =>
        HttpResponse.json(
          { error: { name: 'NotFoundError', message: 'Not found' } },
          { status: 404 },
        ),
    ],
    ['the portal’s own page', () => HttpResponse.html('<title>Portal</title>')],
  ])(
    'says that the Kubernetes plugin is not installed where there is %s',
    async (_what, response) => {
      server.use(http.get(`${PLUGIN}/clusters`, response));
      await expect(createGateway().listClusters()).resolves.toEqual({
        status: 'not-installed',
        message:
          'The Kubernetes plugin is not installed: add @backstage/plugin-kubernetes-backend to the backend.',
      });
    },
  );

  it.each([
    [
      'no list',
      200,
      { items: 5 },
      'unreachable',
      'The Kubernetes plugin did not answer with a list of clusters (status 200).',
    ],
    [
      'an error',
      500,
      { error: { name: 'Error', message: 'x' } },
      'unreachable',
      'The Kubernetes plugin did not answer with a list of clusters (status 500).',
    ],
    [
      'a refusal',
      403,
      { error: { name: 'NotAllowedError', message: 'x' } },
      'forbidden',
      "The Kubernetes plugin does not let the portal's own service list clusters.",
    ],
    [
      'an unknown token',
      401,
      { error: { name: 'AuthenticationError', message: 'x' } },
      'unauthorized',
      "The Kubernetes plugin does not let the portal's own service list clusters.",
    ],
  ])('reports %s as data', async (_what, code, body, status, message) => {
    server.use(
      http.get(`${PLUGIN}/clusters`, () =>
        HttpResponse.json(body, { status: code }),
      ),
    );
    await expect(createGateway().listClusters()).resolves.toEqual({
      status,
      message,
    });
  });

  describe('while the Kubernetes plugin cannot be reached', () => {
    const clusters = [{ name: 'local', authProvider: 'serviceAccount' }];
    const listed = () => HttpResponse.json({ items: clusters });
    let answer: () => Response | Promise<Response>;
    let calls: number;
    let clock: ManualClock;
    let gateway: ProxyKubernetesGateway;

    beforeEach(async () => {
      calls = 0;
      answer = listed;
      clock = new ManualClock();
      gateway = createGateway({ clock });
      server.use(
        http.get(`${PLUGIN}/clusters`, () => {
          calls += 1;
          return answer();
        }),
      );
      await gateway.listClusters();
      await clock.advance(15_000);
    });

    const stale = {
      status: 'ok',
      clusters,
      stale: {
        asOf: '2026-01-31T12:00:00.000Z',
        message:
          'The Kubernetes plugin cannot be reached. The clusters are those that it had when it last answered.',
      },
    };

    it('gives the last known clusters, says so, and asks again after seconds', async () => {
      answer = () => HttpResponse.error();
      expect(await gateway.listClusters()).toEqual(stale);
      expect(await gateway.listClusters()).toEqual(stale);
      expect(calls).toBe(2);
      await clock.advance(6_000);
      expect(await gateway.listClusters()).toEqual(stale);
      expect(calls).toBe(3);
      answer = listed;
      await clock.advance(6_000);
      expect(await gateway.listClusters()).toEqual({ status: 'ok', clusters });
    });

    it('does not let anybody wait for what is already known', async () => {
      answer = async () => {
        await delay('infinite');
        return listed();
      };
      const asked = gateway.listClusters();
      await clock.advance(1_000);
      expect(await asked).toEqual({
        ...stale,
        stale: expect.objectContaining({
          message: expect.stringContaining('does not answer'),
        }),
      });
    });

    it('forgets them after an hour', async () => {
      answer = () => HttpResponse.error();
      await clock.advance(60 * 60_000);
      expect(await gateway.listClusters()).toEqual({
        status: 'unreachable',
        message: 'The Kubernetes plugin cannot be reached.',
      });
    });

    it('takes a refusal for an answer, and forgets them', async () => {
      answer = () => HttpResponse.json({}, { status: 403 });
      const refused = { status: 'forbidden' };
      expect(await gateway.listClusters()).toMatchObject(refused);
      answer = () => HttpResponse.error();
      const failed = { status: 'unreachable' };
      expect(await gateway.listClusters()).toMatchObject(failed);
    });
  });
});
