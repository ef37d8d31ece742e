import {
  type KubernetesObject,
  eventResource,
  podResource,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { CachedReads, type CachedReadsOptions } from './CachedReads';
import type { KubernetesFailure } from './KubernetesGateway';
import type { KubernetesPageResult } from './KubernetesRequests';
import { ManualClock, settle } from './__testUtils__/ManualClock';

const events = { cluster: 'local', resource: eventResource, namespace: 'a' };
const study = {
  cluster: 'local',
  resource: podResource,
  namespace: 'a',
  name: 'study-0',
};

function setup(options: Partial<CachedReadsOptions> = {}) {
  const clock = new ManualClock();
  const listPage = jest.fn(
    async (
      _request: Parameters<CachedReadsOptions['gateway']['listPage']>[0],
    ): Promise<KubernetesPageResult> => ({
      status: 'ok',
      items: [{ metadata: { name: `answer-${listPage.mock.calls.length}` } }],
    }),
  );
  const get = jest.fn<
    ReturnType<CachedReadsOptions['gateway']['get']>,
    Parameters<CachedReadsOptions['gateway']['get']>
  >(async () => ({ status: 'ok', object: { metadata: { name: 'study-0' } } }));
  const gateway = { listPage, get };
  const reads = CachedReads.create({ gateway, clock, ...options });
  return { clock, gateway, reads };
}

function fail(failure: Partial<KubernetesFailure> = {}): KubernetesFailure {
  return { status: 'unreachable', message: 'It is down.', ...failure };
}

function later<T>() {
  let answer: (value: T) => void = () => undefined;
  const promise = new Promise<T>(resolve => {
    answer = resolve;
  });
  return { promise, answer };
}

async function names(list: ReturnType<CachedReads['list']>) {
  const result = await list;
  return result.status === 'ok'
    ? result.items.map(({ metadata }) => metadata?.name).join()
    : result.status;
}

describe('CachedReads', () => {
  it('asks once for all who look within ten seconds', async () => {
    const { clock, gateway, reads } = setup();
    const [one, other] = await Promise.all([
      reads.list(events),
      reads.list(events),
    ]);
    expect(one).toBe(other);
    expect(one).toMatchObject({ asOf: '2026-01-31T12:00:00.000Z' });
    await clock.advance(9_999);
    expect(await names(reads.list(events))).toBe('answer-1');
    await clock.advance(1);
    expect(await names(reads.list(events))).toBe('answer-2');
    expect(gateway.listPage).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['another cluster', { ...events, cluster: 'other' }],
    ['another namespace', { ...events, namespace: 'b' }],
    ['the whole cluster', { ...events, namespace: undefined }],
    ['another kind', { ...events, resource: podResource }],
    ['other labels', { ...events, labelSelector: 'app' }],
    ['other fields', { ...events, fieldSelector: 'type=Warning' }],
    ['another limit', { ...events, limit: 7 }],
    ['managed fields', { ...events, managedFields: true }],
  ])('asks by itself for %s', async (_what, request) => {
    const { gateway, reads } = setup();
    await reads.list(events);
    expect(await names(reads.list(request))).toBe('answer-2');
    expect(gateway.listPage).toHaveBeenCalledTimes(2);
  });

  it('shares nothing between users, nor between a user and the portal', async () => {
    const { gateway, reads } = setup();
    const asked = [undefined, 'alice', 'bob', 'alice'].map(clusterToken =>
      names(reads.list(events, { clusterToken })),
    );
    expect(await Promise.all(asked)).toEqual([
      'answer-1',
      'answer-2',
      'answer-3',
      'answer-2',
    ]);
    const tokens = gateway.listPage.mock.calls as unknown as [
      unknown,
      { clusterToken?: string },
    ][];
    expect(tokens.map(([, { clusterToken }]) => clusterToken)).toEqual([
      undefined,
      'alice',
      'bob',
    ]);
  });

  it('asks again for somebody who wants to know how it is now', async () => {
    const { gateway, reads } = setup();
    const slow = later<KubernetesPageResult>();
    gateway.listPage.mockReturnValueOnce(slow.promise);
    const before = reads.list(events);
    // What was asked before a change does not tell of it.
    expect(await names(reads.list(events, { maxAgeMs: 0 }))).toBe('answer-2');
    slow.answer({ status: 'ok', items: [{ metadata: { name: 'old' } }] });
    expect(await names(before)).toBe('old');
    expect(await names(reads.list(events))).toBe('answer-2');
  });

  it('keeps a failure for seconds only', async () => {
    const { clock, gateway, reads } = setup();
    gateway.listPage.mockResolvedValueOnce(fail());
    expect(await names(reads.list(events))).toBe('unreachable');
    await clock.advance(3_999);
    expect(await names(reads.list(events))).toBe('unreachable');
    await clock.advance(1);
    expect(await names(reads.list(events))).toBe('answer-2');
  });

  it('waits as long as the cluster asks for', async () => {
    const { clock, gateway, reads } = setup();
    gateway.listPage.mockResolvedValueOnce(fail({ retryAfterMs: 30_000 }));
    await reads.list(events);
    await clock.advance(29_000);
    expect(await names(reads.list(events))).toBe('unreachable');
    await clock.advance(1_000);
    expect(await names(reads.list(events))).toBe('answer-2');
  });

  it('reads as many objects as wanted, and says that there are more', async () => {
    const { gateway, reads } = setup();
    const page = (count: number, next?: string): KubernetesPageResult => ({
      status: 'ok',
      items: Array.from({ length: count }, () => ({})),
      continue: next,
    });
    gateway.listPage
      .mockResolvedValueOnce(page(500, 'second'))
      .mockResolvedValueOnce(page(200, 'third'));
    const result = await reads.list({ ...events, limit: 700 });
    expect(result).toMatchObject({ truncated: true });
    expect(result.status === 'ok' && result.items).toHaveLength(700);
    expect(
      gateway.listPage.mock.calls.map(([request]) => [
        request.limit,
        request.continue,
      ]),
    ).toEqual([
      [500, undefined],
      [200, 'second'],
    ]);
    expect(await reads.list(events)).toMatchObject({ truncated: false });
  });

  it('begins a list again, once, when its place in it has expired', async () => {
    const { gateway, reads } = setup();
    const expired = { status: 'expired', message: 'Too old.' } as const;
    gateway.listPage.mockResolvedValueOnce(expired);
    expect(await names(reads.list(events))).toBe('answer-2');
    gateway.listPage.mockResolvedValue(expired);
    expect(await reads.list({ ...events, limit: 3 })).toEqual({
      status: 'unreachable',
      message:
        'Cluster "local" changes faster than events in namespace "a" can be read.',
    });
  });

  it('keeps no more answers than it may', async () => {
    const { gateway, reads } = setup({ maxEntries: 2 });
    for (const namespace of ['a', 'b', 'c']) {
      await reads.list({ ...events, namespace });
    }
    expect(reads.size.entries).toBe(2);
    await reads.list({ ...events, namespace: 'c' });
    expect(gateway.listPage).toHaveBeenCalledTimes(3);
    await reads.list({ ...events, namespace: 'a' });
    expect(gateway.listPage).toHaveBeenCalledTimes(4);
  });

  it('keeps no more bytes than it may, and nothing that is too large', async () => {
    const { gateway, reads } = setup({ maxBytes: 10_000 });
    const of = (size: number): KubernetesPageResult => ({
      status: 'ok',
      items: [{ data: 'x'.repeat(size) }],
    });
    gateway.listPage.mockResolvedValueOnce(of(6_000));
    gateway.listPage.mockResolvedValueOnce(of(6_000));
    await reads.list({ ...events, namespace: 'a' });
    await reads.list({ ...events, namespace: 'b' });
    expect(reads.size.entries).toBe(1);
    expect(reads.size.bytes).toBeGreaterThan(6_000);
    gateway.listPage.mockResolvedValueOnce(of(11_000));
    const large = await reads.list({ ...events, namespace: 'c' });
    expect(large.status).toBe('ok');
    expect(reads.size.bytes).toBeLessThan(10_000);
  });

  describe('for a list that can be shown without the answer', () => {
    const options = { waitAtMostMs: 1_000 };

    it('has the first reader wait for a second, and later ones for what is left of it', async () => {
      const { clock, gateway, reads } = setup();
      const slow = later<KubernetesPageResult>();
      gateway.listPage.mockReturnValueOnce(slow.promise);
      const first = reads.list(events, options);
      await clock.advance(600);
      const second = reads.list(events, options);
      await clock.advance(400);
      expect(await first).toEqual({
        status: 'unreachable',
        message:
          'Cluster "local" has not answered yet about events in namespace "a".',
      });
      expect(await names(second)).toBe('unreachable');
      const third = reads.list(events, options);
      await clock.advance(0);
      expect(await names(third)).toBe('unreachable');
      slow.answer({ status: 'ok', items: [{ metadata: { name: 'late' } }] });
      await settle();
      expect(await names(reads.list(events, options))).toBe('late');
      expect(gateway.listPage).toHaveBeenCalledTimes(1);
    });

    it('hands out the last answer while it is read again, for a minute', async () => {
      const { clock, gateway, reads } = setup();
      await reads.list(events, options);
      await clock.advance(59_000);
      expect(await names(reads.list(events, options))).toBe('answer-1');
      await settle();
      expect(await names(reads.list(events, options))).toBe('answer-2');
      await clock.advance(60_000);
      expect(await names(reads.list(events, options))).toBe('answer-3');
      expect(gateway.listPage).toHaveBeenCalledTimes(3);
    });

    it('says so when the next answer is a failure', async () => {
      const { clock, gateway, reads } = setup();
      await reads.list(events, options);
      await clock.advance(10_000);
      gateway.listPage.mockRejectedValueOnce(new Error('A bug.'));
      expect(await names(reads.list(events, options))).toBe('answer-1');
      await settle();
      gateway.listPage.mockResolvedValueOnce(fail());
      expect(await names(reads.list(events, options))).toBe('answer-1');
      await settle();
      expect(await names(reads.list(events, options))).toBe('unreachable');
    });
  });

  it('reads single objects in the same way', async () => {
    const { clock, gateway, reads } = setup();
    await Promise.all([reads.get(study), reads.get(study)]);
    await reads.get(study, { clusterToken: 'alice' });
    await reads.get({ ...study, name: 'other-0' });
    expect(gateway.get).toHaveBeenCalledTimes(3);
    await clock.advance(10_000);
    await reads.get(study);
    expect(gateway.get).toHaveBeenCalledTimes(4);
  });

  it('drops what only tools read', async () => {
    const { gateway, reads } = setup();
    const object: KubernetesObject = {
      metadata: {
        name: 'study-0',
        managedFields: [{ manager: 'kubectl' }],
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{}',
          owner: 'alice',
        },
      },
    };
    gateway.get.mockResolvedValueOnce({ status: 'ok', object });
    expect(await reads.get(study)).toEqual({
      status: 'ok',
      object: {
        metadata: { name: 'study-0', annotations: { owner: 'alice' } },
      },
    });
    const broken = { metadata: { annotations: 'none' } };
    gateway.listPage.mockResolvedValueOnce({
      status: 'ok',
      items: [object, broken, {}] as unknown as KubernetesObject[],
    });
    expect(await reads.list(events)).toMatchObject({
      items: [{ metadata: { annotations: { owner: 'alice' } } }, broken, {}],
    });
  });

  it('ends the wait of who leaves, and asks for the others nevertheless', async () => {
    const { gateway, reads } = setup();
    const leaving = new AbortController();
    const left = reads.list(events, { signal: leaving.signal });
    leaving.abort();
    await expect(left).rejects.toThrow();
    expect(await names(reads.list(events))).toBe('answer-1');
    expect(gateway.listPage).toHaveBeenCalledTimes(1);
  });
});
