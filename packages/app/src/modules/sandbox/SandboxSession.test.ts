import { SandboxSession } from './SandboxSession';

const discoveryApi = { getBaseUrl: async () => 'http://portal/api/auth' };

function answer(token: string, expiresInSeconds = 3600) {
  const identity = {
    type: 'user',
    userEntityRef: 'user:default/alice',
    ownershipEntityRefs: [],
  };
  return new Response(
    JSON.stringify({
      profile: { displayName: 'Alice' },
      backstageIdentity: { token, expiresInSeconds, identity },
    }),
    { headers: { 'content-type': 'application/json' } },
  );
}

describe('SandboxSession', () => {
  const fetchMock = jest.fn<Promise<Response>, [string, RequestInit]>();
  const before = global.fetch;

  beforeEach(() => {
    jest.useFakeTimers();
    fetchMock.mockReset();
    global.fetch = fetchMock as unknown as typeof fetch;
  });
  afterEach(() => {
    jest.useRealTimers();
    global.fetch = before;
  });

  it('says who wants to sign in, once for all who wait', async () => {
    fetchMock.mockResolvedValue(answer('one'));
    const session = new SandboxSession('alice', discoveryApi);
    const [identity, profile] = await Promise.all([
      session.getBackstageIdentity(),
      session.getProfile(),
    ]);
    expect(identity.token).toBe('one');
    expect(profile).toEqual({ displayName: 'Alice' });
    expect(fetchMock.mock.calls).toEqual([
      [
        'http://portal/api/auth/sandbox/refresh',
        {
          headers: {
            'X-Requested-With': 'XMLHttpRequest',
            'X-Sandbox-User': 'alice',
          },
        },
      ],
    ]);
  });

  it('renews a token before it ends', async () => {
    fetchMock.mockResolvedValueOnce(answer('one'));
    fetchMock.mockResolvedValueOnce(answer('two'));
    const session = new SandboxSession('alice', discoveryApi);
    const token = async () => (await session.getBackstageIdentity()).token;
    expect(await token()).toBe('one');
    jest.advanceTimersByTime(58 * 60_000);
    expect(await token()).toBe('one');
    jest.advanceTimersByTime(60_000);
    expect(await token()).toBe('two');
  });

  it('tries again after a failure', async () => {
    fetchMock.mockResolvedValueOnce(new Response('{}', { status: 500 }));
    fetchMock.mockResolvedValueOnce(answer('one'));
    const session = new SandboxSession('alice', discoveryApi);
    await expect(session.signIn()).rejects.toThrow('500');
    expect((await session.getBackstageIdentity()).token).toBe('one');
  });
});
