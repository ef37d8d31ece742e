import { notebookResource } from '@mlops-portal/backstage-plugin-mlops-common';
import type {
  KubernetesAccessRequest,
  KubernetesAccessResult,
  KubernetesRequestOptions,
  KubernetesStore,
  StoreReadRequest,
  StoreReadResult,
  StoredObject,
  WatchedKind,
} from '../kubernetes';
import { UserLane } from './UserLane';

const kind: WatchedKind<StoredObject> = {
  resource: notebookResource,
  parse: () => ({ namespace: 'churn', name: 'a', labels: {} }),
};

const request: StoreReadRequest<StoredObject> = {
  cluster: 'people',
  kind,
  namespace: 'churn',
};

const asOf = '2026-01-01T00:00:00.000Z';

function setup() {
  let now = 1;
  const read = jest.fn(
    async (
      { cluster }: StoreReadRequest<StoredObject>,
      options: KubernetesRequestOptions = {},
    ): Promise<StoreReadResult<StoredObject>> => ({
      state: { status: 'live', asOf },
      items: [
        {
          namespace: cluster,
          name: `of ${options.clusterToken ?? 'the portal'}`,
          labels: {},
        },
      ],
    }),
  );
  const selfSubjectAccessReview = jest.fn(
    async (
      _request: KubernetesAccessRequest,
      options?: KubernetesRequestOptions,
    ): Promise<KubernetesAccessResult> => ({
      status: 'ok',
      allowed: options?.clusterToken === 'alice',
    }),
  );
  const lane = UserLane.create({
    gateway: { selfSubjectAccessReview },
    // The lane reads one kind only here.
    store: { read } as unknown as KubernetesStore,
    monotonic: () => now,
  });
  return {
    lane,
    read,
    selfSubjectAccessReview,
    pass(ms: number) {
      now += ms;
    },
  };
}

const nameIn = ({ items }: StoreReadResult<StoredObject>) => items[0]?.name;

describe('reading with the token of a user', () => {
  it('asks once for those who ask at the same time, and for some seconds after', async () => {
    const { lane, read, pass } = setup();
    await Promise.all([
      lane.as('alice').read(request),
      lane.as('alice').read(request),
    ]);
    pass(9_000);
    const result = await lane.as('alice').read(request);
    expect(nameIn(result)).toBe('of alice');
    expect(read).toHaveBeenCalledTimes(1);
    pass(2_000);
    await lane.as('alice').read(request);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('shares nothing between users', async () => {
    const { lane, read } = setup();
    const results = await Promise.all(
      ['alice', 'bob', 'alice'].map(token => lane.as(token).read(request)),
    );
    expect(results.map(nameIn)).toEqual(['of alice', 'of bob', 'of alice']);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it.each<[string, Partial<StoreReadRequest<StoredObject>>]>([
    ['another cluster', { cluster: 'other' }],
    ['another namespace', { namespace: 'fraud' }],
    ['all namespaces', { namespace: undefined }],
    ['another name', { name: 'b' }],
    [
      'another selector',
      { labels: { text: 'a=b', requirements: [] } as never },
    ],
    ['another kind', { kind: { ...kind, labelSelector: 'x' } }],
  ])('does not take the answer for %s', async (_what, change) => {
    const { lane, read } = setup();
    await lane.as('alice').read(request);
    await lane.as('alice').read({ ...request, ...change });
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('does not keep failures, and says them to the user', async () => {
    const { lane, read, pass } = setup();
    read.mockResolvedValueOnce({
      state: { status: 'unauthorized', message: 'It echoes alice-token.' },
      items: [],
    });
    read.mockResolvedValueOnce({
      state: { status: 'forbidden', message: 'Grant the portal "list".' },
      items: [],
    });
    expect((await lane.as('alice').read(request)).state).toEqual({
      status: 'unauthorized',
      message:
        'Cluster "people" does not accept your token: it may have expired. Sign in again.',
    });
    pass(10);
    expect((await lane.as('alice').read(request)).state).toEqual({
      status: 'forbidden',
      message:
        'Cluster "people" does not let you list notebooks.kubeflow.org in namespace "churn".',
    });
    pass(10);
    expect(nameIn(await lane.as('alice').read(request))).toBe('of alice');
  });

  it('asks once in a minute for a kind that is not installed', async () => {
    const { lane, read, pass } = setup();
    read.mockResolvedValue({
      state: { status: 'not-installed', message: 'No such kind.' },
      items: [],
    });
    await lane.as('alice').read(request);
    pass(59_000);
    await lane.as('alice').read(request);
    expect(read).toHaveBeenCalledTimes(1);
    pass(2_000);
    await lane.as('alice').read(request);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('is not ended for others by one who leaves', async () => {
    const { lane } = setup();
    const left = new AbortController();
    left.abort(new Error('gone'));
    await expect(
      lane.as('alice').read(request, { signal: left.signal }),
    ).rejects.toThrow('gone');
    expect(nameIn(await lane.as('alice').read(request))).toBe('of alice');
  });
});

describe('a cluster that is watched through a second entry', () => {
  it('shows what is watched to whom the cluster lets list it', async () => {
    const { lane, selfSubjectAccessReview, read } = setup();
    const result = await lane.watched('alice', 'people-sa').read(request);
    expect(result.items).toMatchObject([
      { namespace: 'people-sa', name: 'of the portal' },
    ]);
    expect(selfSubjectAccessReview).toHaveBeenCalledWith(
      {
        cluster: 'people',
        resource: { group: 'kubeflow.org', plural: 'notebooks' },
        verb: 'list',
        namespace: 'churn',
      },
      { clusterToken: 'alice' },
    );
    // The token is for the review only.
    expect(read).toHaveBeenCalledWith(
      expect.objectContaining({ cluster: 'people-sa' }),
      { signal: undefined },
    );
  });

  it('shows nothing to others, and reads nothing for them', async () => {
    const { lane, read } = setup();
    const result = await lane.watched('bob', 'people-sa').read(request);
    expect(result).toEqual({
      state: {
        status: 'forbidden',
        message:
          'Cluster "people" does not let you list notebooks.kubeflow.org in namespace "churn".',
      },
      items: [],
    });
    expect(read).not.toHaveBeenCalled();
  });

  it('shows nothing while the cluster cannot be asked', async () => {
    const { lane, selfSubjectAccessReview, read } = setup();
    selfSubjectAccessReview.mockResolvedValue({
      status: 'unreachable',
      message: 'Cluster "people" is down.',
    });
    expect(await lane.watched('alice', 'people-sa').read(request)).toEqual({
      state: { status: 'unreachable', message: 'Cluster "people" is down.' },
      items: [],
    });
    expect(read).not.toHaveBeenCalled();
  });

  it('remembers for a minute what each user may', async () => {
    const { lane, selfSubjectAccessReview, pass } = setup();
    for (const token of ['alice', 'bob', 'alice', 'bob']) {
      await lane.watched(token, 'people-sa').read(request);
    }
    expect(selfSubjectAccessReview).toHaveBeenCalledTimes(2);
    pass(61_000);
    await lane.watched('alice', 'people-sa').read(request);
    expect(selfSubjectAccessReview).toHaveBeenCalledTimes(3);
  });
});
