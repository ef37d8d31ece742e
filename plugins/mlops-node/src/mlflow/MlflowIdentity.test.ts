import { testServer } from './__testUtils__/testServer';
import { MlflowClient } from './MlflowClient';
import type { MlflowIdentity } from './MlflowIdentity';
import type { MlflowServerConfig } from './MlflowServerConfig';

const alice: MlflowIdentity = {
  userEntityRef: 'user:default/alice',
  email: 'alice@example.com',
  ownershipRefs: ['user:default/alice', 'group:default/churn-team'],
  tokenFor: server => `token-of-alice-for-${server}`,
};
const bob: MlflowIdentity = {
  ...alice,
  userEntityRef: 'user:default/bob',
  email: 'bob@example.com',
  tokenFor: server => `token-of-bob-for-${server}`,
};

/** A client whose server answers each with who they are. */
function setup(change: Partial<MlflowServerConfig>) {
  const sent: Headers[] = [];
  const client = MlflowClient.create({
    server: testServer(change),
    fetch: async (_url, init) => {
      const headers = new Headers(init?.headers);
      sent.push(headers);
      const name = [...headers.values()].join(' ');
      return Response.json({ experiment: { experiment_id: '1', name } });
    },
  });
  return {
    sent,
    ask: async (identity?: MlflowIdentity) =>
      (await client.getExperiment('1', { identity }))?.name,
  };
}

describe('asking a server in the name of a user', () => {
  it('fills in e-mail address, entity and groups', async () => {
    const { ask, sent } = setup({
      headers: {
        'kubeflow-userid': '{{ user.email }}',
        'x-user': 'backstage/{{user.entityRef}}',
        'kubeflow-groups': '{{ user.ownership }}',
        'x-fixed': 'portal',
      },
    });
    await ask(alice);
    expect(Object.fromEntries(sent[0])).toMatchObject({
      'kubeflow-userid': 'alice@example.com',
      'x-user': 'backstage/user:default/alice',
      'kubeflow-groups': 'user:default/alice|group:default/churn-team',
      'x-fixed': 'portal',
    });
  });

  it('sends the token that the user has for that server', async () => {
    const { ask, sent } = setup({ auth: { type: 'user', provider: 'oidc' } });
    await ask(alice);
    expect(sent[0].get('authorization')).toBe('Bearer token-of-alice-for-main');
  });

  it.each<[string, Partial<MlflowServerConfig>]>([
    ['headers', { headers: { 'kubeflow-userid': '{{ user.email }}' } }],
    ['tokens', { auth: { type: 'user', provider: 'oidc' } }],
  ])('shares no answer between users by %s', async (_, change) => {
    const { ask, sent } = setup(change);
    const answers = await Promise.all([ask(alice), ask(bob), ask(alice)]);
    expect(answers[0]).toContain('alice');
    expect(answers[1]).toContain('bob');
    expect(answers[2]).toBe(answers[0]);
    expect(sent).toHaveLength(2);
  });

  it('shares answers where the portal has its own credentials', async () => {
    const { ask, sent } = setup({ auth: { type: 'bearer', token: 't' } });
    await Promise.all([ask(alice), ask(bob), ask()]);
    expect(sent).toHaveLength(1);
  });

  it.each<[string, MlflowIdentity | undefined, RegExp]>([
    ['nobody', undefined, /nobody is signed in/],
    ['somebody without an address', { ...alice, email: undefined }, /has none/],
    [
      'an address that would begin another header',
      { ...alice, email: 'a@b\r\nkubeflow-userid: admin' },
      /has none/,
    ],
    [
      'an address that would name somebody else, too',
      { ...alice, email: 'a@b,admin@b' },
      /has none/,
    ],
  ])('does not ask for %s', async (_, identity, message) => {
    const { ask, sent } = setup({
      headers: { 'kubeflow-userid': '{{ user.email }}' },
    });
    await expect(ask(identity)).rejects.toMatchObject({
      failure: 'unauthorized',
      message: expect.stringMatching(message),
    });
    expect(sent).toEqual([]);
  });

  it.each([undefined, '', 'two words', 'a\r\nb'])(
    'asks nobody with the token %p to sign in elsewhere than here',
    async token => {
      const { ask, sent } = setup({ auth: { type: 'user', provider: 'oidc' } });
      await expect(
        ask({ ...alice, tokenFor: () => token }),
      ).rejects.toMatchObject({
        failure: 'unauthorized',
        message: expect.stringContaining('sign in to it'),
        hint: expect.stringContaining('"oidc"'),
      });
      expect(sent).toEqual([]);
    },
  );
});
