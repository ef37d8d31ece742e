import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { type RunningSandbox, startSandbox } from '@mlops-portal/sandbox';
import request from 'supertest';
import { component } from '../__testUtils__/objects';
import { startRecorder } from '../__testUtils__/startRecorder';
import { testPolicy } from '../__testUtils__/testPolicy';
import { testUserInfo } from '../__testUtils__/testUsers';
import { createMlopsPlugin } from '../plugin';

jest.setTimeout(60_000);

const everything = {
  'mlops/notebooks': '*',
  'mlops/inference-services': '*',
};

/** Each names clusters and namespaces as anybody may write them. */
const entities = [
  component('eu', {
    ...everything,
    'mlops/namespace': 'second/churn-eu',
  }),
  component('both', {
    ...everything,
    'mlops/namespace': 'second/churn-eu,other/churn,shared/churn',
  }),
  component('other-only', { ...everything, 'mlops/namespace': 'other/churn' }),
  component('shared-only', {
    ...everything,
    'mlops/namespace': 'shared/churn',
  }),
  component('unplaced', {
    ...everything,
    'mlops/cluster': 'second',
  }),
  ...['kube-system', 'default', 'backstage'].map(namespace =>
    component(`forged-${namespace}`, {
      ...everything,
      'mlops/namespace': `second/${namespace}`,
    }),
  ),
  component('forged-cluster', {
    ...everything,
    'mlops/namespace': 'second-watch/churn-eu',
  }),
];

interface Row {
  readonly name: string;
}

const names = ({ items }: { items: readonly Row[] }) =>
  items.map(({ name }) => name);

describe.each([
  ['read with the tokens of users', undefined],
  ['watched through a second entry', 'second-watch'],
])('a cluster that people sign in to, %s', (_how, watchVia) => {
  let sandbox: RunningSandbox;
  let other: Awaited<ReturnType<typeof startRecorder>>;
  let shared: Awaited<ReturnType<typeof startRecorder>>;
  let tokens: Readonly<Record<'alice' | 'bob' | 'portal', string>>;
  let get: (
    path: string,
    headers?: Readonly<Record<string, string>>,
    user?: string,
  ) => request.Test;
  const answers: string[] = [];

  beforeAll(async () => {
    [sandbox, other, shared] = await Promise.all([
      startSandbox({
        only: ['second-cluster'],
        ports: { 'second-cluster': 0 },
        pace: 0,
      }),
      startRecorder(),
      startRecorder(),
    ]);
    const { env } = sandbox;
    tokens = {
      alice: env.SANDBOX_SECOND_KUBERNETES_ALICE_TOKEN,
      bob: env.SANDBOX_SECOND_KUBERNETES_BOB_TOKEN,
      portal: env.SANDBOX_SECOND_KUBERNETES_TOKEN,
    };
    const second = {
      url: env.SANDBOX_SECOND_KUBERNETES_URL,
      caData: env.SANDBOX_SECOND_KUBERNETES_CA_DATA,
      skipMetricsLookup: true,
    };
    const clusters = [
      {
        ...second,
        name: 'second',
        authProvider: 'oidc',
        oidcTokenProvider: 'sandbox',
      },
      {
        ...second,
        name: 'second-watch',
        authProvider: 'serviceAccount',
        serviceAccountToken: tokens.portal,
      },
      {
        name: 'other',
        url: other.url,
        authProvider: 'oidc',
        oidcTokenProvider: 'elsewhere',
      },
      {
        name: 'shared',
        url: shared.url,
        authProvider: 'serviceAccount',
        serviceAccountToken: 'of-the-portal',
      },
    ];
    const { server } = await startTestBackend({
      features: [
        createMlopsPlugin({ validateResponses: true }),
        kubernetesPlugin,
        permissionPlugin,
        testPolicy,
        testUserInfo.factory,
        catalogServiceMock.factory({ entities }),
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            kubernetes: {
              serviceLocatorMethod: { type: 'multiTenant' },
              clusterLocatorMethods: [{ type: 'config', clusters }],
            },
            mlops: {
              kubernetes: {
                access: 'owned',
                namespaces: [
                  {
                    clusters: ['shared'],
                    namespaces: ['churn'],
                    owners: ['group:default/churn-team'],
                  },
                ],
                clusters: { second: watchVia ? { watchVia } : {} },
              },
            },
          },
        }),
      ],
    });
    get = (path, headers = {}, user = 'alice') => {
      const sent = request(server)
        .get(`/api/mlops/entities/component/default/${path}`)
        .set(
          'Authorization',
          mockCredentials.user.header(`user:default/${user}`),
        )
        .set(headers);
      sent.on('response', ({ text, headers: got }) => {
        answers.push(`${JSON.stringify(got)}${text}`);
      });
      return sent;
    };
  });

  afterAll(async () => {
    await Promise.all([sandbox?.close(), other?.close(), shared?.close()]);
  });

  const signedIn = (user: 'alice' | 'bob') => ({
    'Mlops-Cluster-Token-second': tokens[user],
  });

  it('shows Alice all that is hers', async () => {
    const notebooks = await get('eu/notebooks', signedIn('alice'));
    expect(names(notebooks.body)).toEqual([
      'churn-eu-explore',
      'churn-eu-report',
    ]);
    const endpoints = await get('eu/endpoints', signedIn('alice'));
    expect(names(endpoints.body)).toEqual(['bankchurn-eu']);
    expect(endpoints.body.sources).toMatchObject([
      { cluster: 'second', status: 'ok', authProvider: 'oidc.sandbox' },
    ]);
  });

  it('shows Bob notebooks, and says why no endpoints', async () => {
    const notebooks = await get('eu/notebooks', signedIn('bob'), 'bob');
    expect(names(notebooks.body)).toHaveLength(2);
    const { status, body } = await get('eu/endpoints', signedIn('bob'), 'bob');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [],
      sources: [
        {
          cluster: 'second',
          namespace: 'churn-eu',
          status: 'forbidden',
          message:
            'Cluster "second" does not let you list inferenceservices.serving.kserve.io in namespace "churn-eu".',
        },
      ],
    });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['nobody’s token', {}, /wants your own token \(oidc\.sandbox\)/],
    [
      'an expired token',
      { 'Mlops-Cluster-Token-second': 'alice-0123456789abcdef' },
      /does not accept your token: it may have expired/,
    ],
    [
      'a token with a line of its own',
      { 'Mlops-Cluster-Token-second': 'two words' },
      /wants your own token/,
    ],
  ])(
    'shows nothing for %s, and says what to do',
    async (_what, headers, text) => {
      await get('eu/notebooks', signedIn('alice'));
      for (const list of ['notebooks', 'endpoints']) {
        const { status, body } = await get(`eu/${list}`, headers);
        expect(status).toBe(200);
        expect(body).toMatchObject({
          items: [],
          totalItems: 0,
          sources: [
            {
              cluster: 'second',
              status: 'unauthorized',
              authProvider: 'oidc.sandbox',
              message: expect.stringMatching(text),
            },
          ],
        });
      }
    },
  );

  it('answers each user by their own ETag', async () => {
    const first = await get('eu/endpoints', signedIn('alice'));
    const { etag } = first.headers;
    expect(first.headers['cache-control']).toContain('private');
    expect(first.headers.vary).toContain('mlops-cluster-token-second');
    const again = { ...signedIn('alice'), 'If-None-Match': etag };
    expect((await get('eu/endpoints', again)).status).toBe(304);
    for (const others of [
      signedIn('bob'),
      {},
      { 'Mlops-Cluster-Token-second': 'expired' },
    ]) {
      const answer = await get('eu/endpoints', {
        ...others,
        'If-None-Match': etag,
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.etag).not.toBe(etag);
      expect(names(answer.body)).toEqual([]);
      expect(answer.text).not.toContain('bankchurn-eu');
    }
  });

  it('gets no token of another cluster, and gives its own to none', async () => {
    const before = [other.received.length, shared.received.length];
    await get('both/notebooks', {
      ...signedIn('alice'),
      'Mlops-Cluster-Token-other': 'token-for-other',
      'Mlops-Cluster-Token-shared': 'token-for-shared',
    });
    const [atOther, atShared] = [other, shared].map(({ received }, index) =>
      received
        .slice(before[index])
        .map(({ headers }) => headers)
        .join(),
    );
    expect(atOther).toContain('Bearer token-for-other');
    expect(atOther).not.toContain(tokens.alice);
    expect(atOther).not.toContain('of-the-portal');
    // The portal's own credentials are used there, whatever a browser sends.
    expect(atShared).toContain('Bearer of-the-portal');
    for (const token of [tokens.alice, 'token-for-other', 'token-for-shared']) {
      expect(atShared).not.toContain(token);
    }
  });

  it('is not asked through an entity that does not map to it', async () => {
    const before = other.received.length;
    await get('eu/notebooks', {
      ...signedIn('alice'),
      'Mlops-Cluster-Token-other': 'token-for-other',
    });
    await get('shared-only/notebooks', {
      'Mlops-Cluster-Token-other': 'token-for-other',
    });
    expect(other.received).toHaveLength(before);
    const { body } = await get('other-only/notebooks', signedIn('alice'));
    expect(body.sources).toMatchObject([
      { cluster: 'other', status: 'unauthorized' },
    ]);
    expect(other.received).toHaveLength(before);
  });

  it.each(['kube-system', 'default', 'backstage'])(
    'decides by its RBAC about the namespace %s, which an entity only claims',
    async namespace => {
      for (const user of ['alice', 'bob'] as const) {
        const { body } = await get(
          `forged-${namespace}/notebooks`,
          signedIn(user),
          user,
        );
        expect(body.items).toEqual([]);
        // Of notebooks, and of their Pods.
        expect(body.sources.length).toBeGreaterThan(0);
        for (const source of body.sources) {
          expect(source).toMatchObject({
            cluster: 'second',
            namespace,
            status: 'forbidden',
          });
        }
      }
    },
  );

  it('does not show a whole cluster to who may see a namespace of it', async () => {
    const { body } = await get('unplaced/notebooks', signedIn('alice'));
    expect(body.items).toEqual([]);
    expect(body.sources).toContainEqual(
      expect.objectContaining({ cluster: 'second', status: 'forbidden' }),
    );
  });

  it('cannot be reached through the entry of the portal', async () => {
    const { body } = await get('forged-cluster/notebooks', {
      'Mlops-Cluster-Token-second-watch': tokens.alice,
    });
    expect(body).toMatchObject({
      items: [],
      sources: [{ status: 'refused' }],
    });
  });

  it('is not reached at all by whom the policy denies', async () => {
    const { status, text } = await get(
      'eu/notebooks',
      signedIn('alice'),
      'mallory',
    );
    expect(status).toBe(403);
    expect(text).not.toContain('churn-eu-explore');
  });

  it('answers with nobody’s token', () => {
    expect(answers.length).toBeGreaterThan(20);
    for (const token of [...Object.values(tokens), 'token-for-other']) {
      expect(answers.filter(answer => answer.includes(token))).toEqual([]);
    }
  });
});
