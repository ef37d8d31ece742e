import type {
  KubernetesAccessRequest,
  KubernetesAccessResult,
  KubernetesListRequest,
  KubernetesListResult,
  KubernetesRequestOptions,
} from '@mlops-portal/backstage-plugin-mlops-node';
import { FakeKubernetesGateway } from '../__testUtils__/FakeKubernetesGateway';
import { component, namespace, notebook } from '../__testUtils__/objects';
import { startApi } from '../__testUtils__/startApi';

const PATH = '/entities/component/default/bank-churn/notebooks';

/** A cluster that lets the tokens of alice and bob list one namespace each. */
class PeopleGateway extends FakeKubernetesGateway {
  readonly tokens: (string | undefined)[] = [];
  readonly reviews: KubernetesAccessRequest[] = [];

  override async list(
    request: KubernetesListRequest,
    options: KubernetesRequestOptions = {},
  ): Promise<KubernetesListResult> {
    this.tokens.push(options.clusterToken);
    if (request.cluster === 'people') {
      const allowed = mayList(options.clusterToken, request.namespace);
      if (allowed === undefined) {
        return { status: 'unauthorized', message: 'Not the token.' };
      }
      if (!allowed) {
        return { status: 'forbidden', message: 'Not the namespace.' };
      }
    }
    return super.list(request);
  }

  override selfSubjectAccessReview = async (
    request: KubernetesAccessRequest,
    options: KubernetesRequestOptions = {},
  ): Promise<KubernetesAccessResult> => {
    this.reviews.push(request);
    const allowed = mayList(options.clusterToken, request.namespace);
    return { status: 'ok', allowed: allowed ?? false };
  };
}

function mayList(token: string | undefined, place: string | undefined) {
  const own: Readonly<Record<string, string>> = {
    'alice-token': 'churn',
    'bob-token': 'forecast',
  };
  return token === undefined || !(token in own)
    ? undefined
    : own[token] === place;
}

function people() {
  const gateway = new PeopleGateway();
  gateway.clusters = {
    status: 'ok',
    clusters: [
      { name: 'local', authProvider: 'serviceAccount' },
      { name: 'people', authProvider: 'oidc', oidcTokenProvider: 'okta' },
      { name: 'people-sa', authProvider: 'serviceAccount' },
    ],
  };
  for (const cluster of ['local', 'people', 'people-sa']) {
    gateway.add(
      cluster,
      namespace('churn', { 'mlops/owner': 'group:default/churn-team' }),
      namespace('forecast', { 'mlops/owner': 'group:default/forecast-team' }),
      notebook('churn', `churn-${cluster}`),
      notebook('forecast', `forecast-${cluster}`),
    );
  }
  return gateway;
}

async function start(watchVia?: string) {
  const gateway = people();
  const api = await startApi({
    gateway,
    entities: [
      component('bank-churn', {
        'mlops/cluster': 'people',
        'mlops/namespace': 'churn',
        'mlops/notebooks': '*',
      }),
      component('local-only', {
        'mlops/cluster': 'local',
        'mlops/namespace': 'churn',
        'mlops/notebooks': '*',
      }),
    ],
    mlops: {
      kubernetes: {
        access: 'owned',
        clusters: { people: watchVia ? { watchVia } : {} },
      },
    },
  });
  return { gateway, api };
}

const names = (body: { items: { name: string }[] }) =>
  body.items.map(({ name }) => name);

describe.each([
  ['asked with the token of each user', undefined],
  ['watched through a second entry', 'people-sa'],
])('a cluster that users sign in to, %s', (_how, watchVia) => {
  const own = watchVia ? 'churn-people-sa' : 'churn-people';

  it('wants a token, and says whose', async () => {
    const { gateway, api } = await start(watchVia);
    const { status, body, headers } = await api.get(PATH);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [],
      sources: [
        {
          cluster: 'people',
          status: 'unauthorized',
          authProvider: 'oidc.okta',
          message: expect.stringContaining('wants your own token (oidc.okta)'),
        },
      ],
    });
    expect(headers.vary).toContain('mlops-cluster-token-people');
    expect(gateway.requests).toEqual([]);
  });

  it('shows what the token may list, and keeps the answer private', async () => {
    const { api } = await start(watchVia);
    const { body, headers } = await api
      .get(PATH)
      .set('Mlops-Cluster-Token-people', 'alice-token');
    expect(names(body)).toEqual([own]);
    expect(body.sources).toMatchObject([
      { cluster: 'people', status: 'ok', authProvider: 'oidc.okta' },
    ]);
    expect(headers['cache-control']).toContain('private');
    expect(headers.vary).toContain('mlops-cluster-token-people');
  });

  it('shows nothing of it to the next one', async () => {
    const { api } = await start(watchVia);
    const ask = (token: string, user: string) =>
      api.get(PATH, user).set('Mlops-Cluster-Token-people', token);
    await ask('alice-token', 'alice');
    // Even the same user sees only what the token at hand may.
    for (const [token, user] of [
      ['bob-token', 'bob'],
      ['bob-token', 'alice'],
      ['forged', 'alice'],
    ]) {
      const { body } = await ask(token, user);
      expect(names(body)).toEqual([]);
      expect(JSON.stringify(body)).not.toContain(own);
      expect(JSON.stringify(body)).not.toContain(token);
    }
    expect(names((await ask('alice-token', 'alice')).body)).toEqual([own]);
  });

  it('gets no token of another cluster, and other clusters get none', async () => {
    const { gateway, api } = await start(watchVia);
    await api
      .get('/entities/component/default/local-only/notebooks')
      .set('Mlops-Cluster-Token-local', 'alice-token')
      .set('Mlops-Cluster-Token-people', 'alice-token');
    expect(gateway.tokens.filter(Boolean)).toEqual([]);
    const { body } = await api
      .get(PATH)
      .set('Mlops-Cluster-Token-people-sa', 'alice-token');
    expect(body.sources).toMatchObject([{ status: 'unauthorized' }]);
    expect(gateway.reviews).toEqual([]);
  });
});

describe('an expired token', () => {
  it('is said in the words of the user', async () => {
    const { api } = await start();
    const { body } = await api
      .get(PATH)
      .set('Mlops-Cluster-Token-people', 'expired-token');
    expect(body.sources).toMatchObject([
      {
        cluster: 'people',
        status: 'unauthorized',
        authProvider: 'oidc.okta',
        message:
          'Cluster "people" does not accept your token: it may have expired. Sign in again.',
      },
    ]);
  });
});

describe('a cluster with credentials of the portal whose lane is the user', () => {
  it('is read with the token of each user and nothing else', async () => {
    const { gateway, api } = await start();
    gateway.clusters = {
      status: 'ok',
      clusters: [
        {
          name: 'people',
          authProvider: 'serviceAccount',
          oidcTokenProvider: 'okta',
          lane: 'user',
        },
      ],
    };
    const { body: without } = await api.get(PATH);
    expect(without).toMatchObject({
      items: [],
      sources: [{ status: 'unauthorized', authProvider: 'oidc.okta' }],
    });
    expect(gateway.requests).toEqual([]);
    const { body } = await api
      .get(PATH)
      .set('Mlops-Cluster-Token-people', 'alice-token');
    expect(names(body)).toEqual(['churn-people']);
    expect(new Set(gateway.tokens)).toEqual(new Set(['alice-token']));
  });
});

describe('the second entry of a cluster', () => {
  it('cannot be named by an entity to get around the RBAC of the users', async () => {
    const gateway = people();
    const api = await startApi({
      gateway,
      entities: [
        component('bank-churn', {
          'mlops/cluster': 'people-sa',
          'mlops/namespace': 'churn',
          'mlops/notebooks': '*',
        }),
      ],
      mlops: {
        kubernetes: {
          access: 'any',
          clusters: { people: { watchVia: 'people-sa' } },
        },
      },
    });
    const { body } = await api.get(PATH);
    expect(names(body)).toEqual([]);
    expect(body.sources).toMatchObject([{ status: 'refused' }]);
    expect(gateway.requests).toEqual([]);
  });
});
