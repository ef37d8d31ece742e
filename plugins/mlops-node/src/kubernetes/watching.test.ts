import { mockServices } from '@backstage/backend-test-utils';
import { notebookResource } from '@mlops-portal/backstage-plugin-mlops-common';
import fc from 'fast-check';
import type { KubernetesWatchEvent } from './KubernetesRequests';
import { ProxyKubernetesGateway } from './ProxyKubernetesGateway';
import { ManualClock, settle } from './__testUtils__/ManualClock';

const request = {
  cluster: 'local',
  resource: notebookResource,
  resourceVersion: '7',
};
const object = (name: string) => ({ metadata: { name } });
const lines = (...events: object[]) =>
  events.map(event => `${JSON.stringify(event)}\n`).join('');
const json = { headers: { 'content-type': 'application/json' } };

/** A gateway whose answers the test gives. */
function setup(answer: () => Response) {
  const clock = new ManualClock();
  const requests: { url: URL; init?: RequestInit }[] = [];
  const auth = mockServices.auth.mock({
    getOwnServiceCredentials: async () =>
      ({ principal: { type: 'service', subject: 'plugin:mlops' } } as never),
    getPluginRequestToken: jest.fn(async () => ({
      token: `token-${requests.length}`,
    })),
  });
  const gateway = ProxyKubernetesGateway.create({
    auth,
    discovery: mockServices.discovery(),
    clock,
    random: () => 0.5,
    fetch: async (url, init) => {
      requests.push({ url: new URL(String(url)), init });
      return answer();
    },
  });
  const collect = async (signal?: AbortSignal) => {
    const events: KubernetesWatchEvent[] = [];
    for await (const event of gateway.watch(request, { signal })) {
      events.push(event);
    }
    return events;
  };
  return { clock, requests, gateway, collect };
}

/** A body that stays open. */
function openBody() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start(one) {
      controller = one;
    },
    cancel() {
      cancelled = true;
    },
  });
  return {
    body,
    send: (text: string) => controller?.enqueue(Buffer.from(text, 'utf8')),
    break: () => controller?.error(new Error('ECONNRESET')),
    get cancelled() {
      return cancelled;
    },
  };
}

describe('ProxyKubernetesGateway.watch', () => {
  it('asks for what does not buffer, ends by itself and keeps in touch', async () => {
    const { requests, collect } = setup(
      () => new Response(lines({ type: 'ADDED', object: object('a') }), json),
    );
    expect(await collect()).toEqual([{ type: 'ADDED', object: object('a') }]);
    await collect();
    const [{ url, init }] = requests;
    expect(url.pathname).toBe(
      '/api/kubernetes/proxy/apis/kubeflow.org/v1/notebooks',
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion: '7',
      timeoutSeconds: '22',
    });
    expect(init?.headers).toMatchObject({
      'accept-encoding': 'identity',
      'backstage-kubernetes-cluster': 'local',
      authorization: 'Bearer token-0',
    });
    // Each connection has a token of its own.
    expect(requests[1].init?.headers).toMatchObject({
      authorization: 'Bearer token-1',
    });
  });

  it('survives being cut at any byte', async () => {
    const text = lines(
      { type: 'ADDED', object: object('größe') },
      { type: 'MODIFIED', object: object('b') },
      { type: 'DELETED', object: object('🚀') },
    );
    const bytes = Buffer.from(text, 'utf8');
    const ends = [...bytes.keys()].filter(index => bytes[index] === 10);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length),
        fc.array(fc.nat(bytes.length), { maxLength: 8 }),
        async (cut, splits) => {
          const places = [...new Set([0, ...splits, cut])]
            .filter(place => place <= cut)
            .sort((a, b) => a - b);
          const { collect } = setup(
            () =>
              new Response(
                new ReadableStream({
                  start(controller) {
                    places.slice(1).forEach((place, index) => {
                      controller.enqueue(bytes.subarray(places[index], place));
                    });
                    controller.close();
                  },
                }),
                json,
              ),
          );
          const events = await collect();
          expect(events).toHaveLength(ends.filter(end => end < cut).length);
          expect(events.every(({ type }) => type !== 'ERROR')).toBe(true);
        },
      ),
    );
  });

  it('tells when the connection breaks', async () => {
    const stream = openBody();
    const { collect } = setup(() => new Response(stream.body, json));
    const collecting = collect();
    stream.send(lines({ type: 'ADDED', object: object('a') }));
    await settle();
    stream.break();
    expect(await collecting).toEqual([
      { type: 'ADDED', object: object('a') },
      {
        type: 'ERROR',
        error: {
          status: 'unreachable',
          message: 'Cluster "local" broke off a watch.',
        },
      },
    ]);
  });

  it('takes a watch that outlives its time for a connection that is half open', async () => {
    const stream = openBody();
    const { clock, collect } = setup(() => new Response(stream.body, json));
    const collecting = collect();
    await clock.advance(20_000);
    stream.send(lines({ type: 'BOOKMARK', object: object('') }));
    await clock.advance(7_000);
    expect(stream.cancelled).toBe(false);
    await clock.advance(1_000);
    expect(stream.cancelled).toBe(true);
    expect((await collecting).map(({ type }) => type)).toEqual([
      'BOOKMARK',
      'ERROR',
    ]);
  });

  it('ends without a word when nobody wants it any more', async () => {
    const stream = openBody();
    const { collect } = setup(() => new Response(stream.body, json));
    const controller = new AbortController();
    const collecting = collect(controller.signal);
    await settle();
    controller.abort();
    expect(await collecting).toEqual([]);
    expect(stream.cancelled).toBe(true);
  });

  it.each([
    [
      'an expired version, inside a watch that began well',
      () =>
        new Response(
          lines({ type: 'ERROR', object: { kind: 'Status', code: 410 } }),
          json,
        ),
      { status: 'expired' },
    ],
    [
      'an expired version, as the answer',
      () => new Response('{}', { ...json, status: 410 }),
      { status: 'expired' },
    ],
    [
      'a server that has to wait',
      () =>
        new Response('{}', {
          status: 429,
          headers: { ...json.headers, 'retry-after': '60' },
        }),
      { status: 'unreachable', retryAfterMs: 60_000 },
    ],
    [
      'a server that says so inside the watch',
      () =>
        new Response(
          lines({
            type: 'ERROR',
            object: { code: 429, details: { retryAfterSeconds: 2 } },
          }),
          json,
        ),
      { status: 'unreachable', retryAfterMs: 2_000 },
    ],
    [
      'a broken server',
      () => new Response('secret', { status: 500 }),
      { status: 'unreachable' },
    ],
    [
      'missing rights',
      () => new Response('{}', { ...json, status: 403 }),
      {
        status: 'forbidden',
        message:
          'Cluster "local" does not let the portal watch notebooks.kubeflow.org. Grant its account "watch" on them.',
      },
    ],
    [
      'a missing kind',
      () => new Response('404', { status: 404 }),
      { status: 'not-installed' },
    ],
    [
      'something else than events',
      () => new Response('{"items":[]}\n', json),
      { status: 'unreachable' },
    ],
    [
      'a page of HTML',
      () =>
        new Response('<h1>Sign in</h1>', {
          headers: { 'content-type': 'text/html' },
        }),
      { status: 'unreachable' },
    ],
  ])('hands out %s as a value', async (_what, answer, error) => {
    const events = await setup(answer).collect();
    expect(events).toEqual([
      { type: 'ERROR', error: expect.objectContaining(error) },
    ]);
    expect(JSON.stringify(events)).not.toContain('secret');
  });
});
