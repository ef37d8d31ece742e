import { FakeKubernetesGateway } from '../__testUtils__/FakeKubernetesGateway';
import { PATH, cluster, names, start } from '../__testUtils__/notebooks';
import { component, namespace, notebook } from '../__testUtils__/objects';
import { startApi } from '../__testUtils__/startApi';

describe('GET notebooks', () => {
  it('shows what carries the label of the entity in its namespace', async () => {
    const api = await start(
      { 'mlops/cluster': 'local', 'mlops/namespace': 'churn' },
      {
        mlops: {
          kubernetes: {
            access: 'owned',
            clusters: { local: { gatewayUrl: 'http://localhost:7480' } },
          },
        },
      },
    );
    const { status, body, headers } = await api.get(PATH);
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(headers.etag).toMatch(/^W\//);
    expect(body).toMatchObject({
      items: [
        {
          cluster: 'local',
          namespace: 'churn',
          name: 'churn-explore',
          type: 'jupyter',
          phase: 'running',
          connectUrl: 'http://localhost:7480/notebook/churn/churn-explore/',
        },
        { name: 'churn-report', phase: 'stopped' },
      ],
      totalItems: 2,
      counts: { running: 1, stopped: 1 },
      bound: true,
      sources: [{ cluster: 'local', namespace: 'churn', status: 'ok' }],
    });
    expect(body.items[1].connectUrl).toBeUndefined();
  });

  it('shows named ones and all of them', async () => {
    const named = await start({
      'mlops/namespace': 'churn',
      'mlops/notebooks': 'other',
    });
    expect(names((await named.get(PATH)).body)).toEqual([
      'churn-explore',
      'churn-report',
      'other',
    ]);
    const all = await start({
      'mlops/namespace': 'churn,fraud',
      'mlops/notebooks': '*',
    });
    expect((await all.get(PATH)).body.totalItems).toBe(3);
  });

  it('has neither items nor work for an entity without annotations', async () => {
    const gateway = cluster();
    const api = await start({}, { gateway });
    const { body } = await api.get(PATH);
    expect(body).toEqual({
      items: [],
      totalItems: 0,
      matchingItems: 0,
      counts: {},
      countsByType: {},
      attention: 0,
      totals: { cpu: '0', memory: '0', gpus: 0 },
      quotas: [],
      operate: {
        enabled: false,
        allowed: false,
        reason:
          'Starting and stopping is switched off here: mlops.notebooks.operate is not true.',
      },
      bound: false,
      sources: [],
    });
    expect(gateway.calls).toBe(0);
  });

  it('pages through all of them once', async () => {
    const gateway = cluster().add(
      'local',
      ...Array.from({ length: 25 }, (_, index) =>
        notebook('fraud', `n${String(index).padStart(2, '0')}`),
      ),
    );
    const api = await start(
      { 'mlops/namespace': 'fraud', 'mlops/notebooks': '*' },
      { gateway },
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const { body } = await api.get(`${PATH}?limit=10${query}`);
      expect(body.totalItems).toBe(25);
      expect(Object.values(body.counts)).toEqual([25]);
      seen.push(...names(body));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    expect([...seen].sort()).toEqual(seen);
  });

  it('is searched, filtered and sorted on the server, and counts everything', async () => {
    const api = await start({
      'mlops/namespace': 'churn',
      'mlops/notebooks': '*',
    });
    const ask = async (query: string) =>
      (await api.get(`${PATH}?${query}`)).body;
    expect(names(await ask('search=EXPLORE'))).toEqual(['churn-explore']);
    expect(names(await ask('sort=name&direction=desc'))).toEqual([
      'other',
      'churn-report',
      'churn-explore',
    ]);
    expect(await ask('phase=stopped&limit=1')).toMatchObject({
      items: [{ name: 'churn-report' }],
      totalItems: 3,
      matchingItems: 1,
      counts: { running: 1, stopped: 1 },
    });
    expect(names(await ask('type=rstudio'))).toEqual([]);
  });

  it('answers 304 while nothing changes, to the same user', async () => {
    const api = await start({ 'mlops/namespace': 'churn' });
    const { headers } = await api.get(PATH);
    const again = await api.get(PATH).set('If-None-Match', headers.etag);
    expect(again.status).toBe(304);
    const other = await api.get(PATH, 'bob').set('If-None-Match', headers.etag);
    expect(other.status).toBe(200);
  });

  it.each([
    ['sort=owner', 'request/query/sort must be equal to one of'],
    ['phase=broken', 'request/query/phase must be equal to one of'],
    ['direction=up', 'request/query/direction must be equal to one of'],
    ['limit=0', 'request/query/limit must be >= 1'],
    ['limit=501', 'request/query/limit must be <= 500'],
    ['limit=x', 'request/query/limit must be integer'],
    ['cursor=nonsense', 'The cursor is not one that this API gave'],
    ['owner=me', "Unknown query parameter 'owner'"],
  ])('refuses ?%s', async (query, message) => {
    const api = await start({ 'mlops/namespace': 'churn' });
    const { status, body } = await api.get(`${PATH}?${query}`);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it('shows a Kubeflow profile to the user with the address of its owner', async () => {
    const gateway = new FakeKubernetesGateway().add(
      'local',
      namespace('guest', { owner: 'guest@bank.example' }),
      notebook('guest', 'own'),
    );
    const user = (name: string) => ({
      ...component(name),
      kind: 'User',
      spec: { profile: { email: `${name}@bank.example` } },
    });
    const api = await startApi({
      gateway,
      entities: [
        component('bank-churn', {
          'mlops/namespace': 'guest',
          'mlops/notebooks': '*',
        }),
        user('guest'),
        user('alice'),
      ],
    });
    expect(names((await api.get(PATH)).body)).toEqual(['own']);
    const { body } = await api.get(PATH, 'alice');
    expect(names(body)).toEqual([]);
    expect(JSON.stringify(body)).not.toContain('bank.example');
  });
});
