import { component, notebook } from '../__testUtils__/objects';
import { secretCluster } from '../__testUtils__/scenario';
import { startApi } from '../__testUtils__/startApi';

const ROUTES = ['notebooks', 'endpoints', 'overview'];
const SECRETS = /forecast-team|top-secret/;

type Annotations = Record<string, string>;

/** What somebody of the churn team sees through an entity, in body, headers and errors. */
async function lookThrough(
  annotations: Annotations,
  options: { owner?: string; user?: string; access?: string } = {},
) {
  const gateway = secretCluster();
  const api = await startApi({
    gateway,
    entities: [component('bank-churn', annotations, options.owner)],
    mlops: { kubernetes: { access: options.access ?? 'owned' } },
  });
  const answers = await Promise.all(
    ROUTES.map(route =>
      api.get(
        `/entities/component/default/bank-churn/${route}`,
        options.user ?? 'alice',
      ),
    ),
  );
  return {
    gateway,
    answers,
    text: JSON.stringify(
      answers.map(({ status, body, headers }) => [status, body, headers]),
    ),
  };
}

describe('a catalog-info.yaml that claims what is another team’s', () => {
  const place = { 'mlops/cluster': 'local', 'mlops/namespace': 'forecast' };

  it.each<[string, Annotations, string | undefined]>([
    [
      'its owner',
      { ...place, 'mlops/notebooks': '*' },
      'group:default/forecast-team',
    ],
    ['its namespace', { ...place, 'mlops/notebooks': '*' }, undefined],
    [
      'its namespace between others',
      {
        'mlops/cluster': 'local',
        'mlops/namespace': 'churn,forecast',
        'mlops/notebooks': '*',
      },
      undefined,
    ],
    ['its cluster', { 'mlops/cluster': 'local' }, undefined],
    [
      'its cluster of the Kubernetes plugin',
      {
        'backstage.io/kubernetes-cluster': 'local',
        'backstage.io/kubernetes-id': 'bank-churn',
      },
      undefined,
    ],
  ])('%s, shows none of it', async (_what, annotations, owner) => {
    const { text } = await lookThrough(annotations, { owner });
    expect(text).not.toMatch(SECRETS);
  });

  it('its notebook, learns nothing about whether it exists', async () => {
    const ask = async (name: string) => {
      const { text } = await lookThrough({ ...place, 'mlops/notebooks': name });
      return text
        .replaceAll(name, 'X')
        .replace(/"(etag|date|content-length)":"[^"]*"/g, '')
        .replace(/"asOf":"[^"]*"/g, '');
    };
    expect(await ask('top-secret')).toBe(await ask('not-there'));
  });
});

describe('names that are none', () => {
  it.each<[string, Annotations]>([
    ['a path as namespace', { 'mlops/namespace': '../forecast' }],
    ['an encoded path as namespace', { 'mlops/namespace': '..%2Fforecast' }],
    ['a resource as namespace', { 'mlops/namespace': 'churn/notebooks' }],
    ['a query as namespace', { 'mlops/namespace': 'churn?labelSelector=' }],
    ['a star as namespace', { 'mlops/namespace': '*' }],
    ['a line break as cluster', { 'mlops/cluster': 'local\r\nx: y' }],
    [
      'a path as notebook',
      {
        'mlops/namespace': 'churn',
        'mlops/notebooks': '../../forecast/notebooks/x',
      },
    ],
  ])('%s, are refused and never asked for', async (_what, annotations) => {
    for (const access of ['owned', 'any']) {
      const { gateway, answers, text } = await lookThrough(annotations, {
        access,
      });
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(text).toContain('"refused"');
      expect(text).not.toMatch(SECRETS);
      for (const request of gateway.requests) {
        expect([undefined, 'churn']).toContain(request.namespace);
        expect(request.cluster).toBe('local');
        expect(request.fieldSelector).toBeUndefined();
      }
    }
  });
});

describe('a label selector in an annotation', () => {
  it.each([
    'mlops/entity,!nothing',
    'a=b,mlops/entity in (component.default.bank-churn)',
    'x!=y',
    '!x',
    'a=b&fieldSelector=metadata.namespace=forecast',
    'a=b#',
    'a in (b',
    '',
    ',',
  ])('%p, reaches nothing of another team', async selector => {
    const { gateway, text } = await lookThrough({
      'backstage.io/kubernetes-label-selector': selector,
    });
    expect(text).not.toMatch(SECRETS);
    for (const request of gateway.requests) {
      expect(request.labelSelector ?? '').not.toMatch(/[&#]/);
    }
  });
});

describe('a notebook labelled onto an entity of another team', () => {
  const label = { 'mlops/entity': 'component.default.bank-churn' };
  const planted = 'https://evil.example/planted';

  it('does not show up there, to its team or the other', async () => {
    const gateway = secretCluster().add(
      'local',
      notebook('forecast', 'planted', {
        labels: label,
        annotations: {
          'mlops/entity-ref': 'component:default/bank-churn',
          'notebooks.kubeflow.org/http-rewrite-uri': planted,
        },
      }),
    );
    const api = await startApi({
      gateway,
      entities: [component('bank-churn', { 'mlops/cluster': 'local' })],
    });
    for (const user of ['alice', 'bob', 'guest']) {
      const { body, headers } = await api.get(
        '/entities/component/default/bank-churn/notebooks',
        user,
      );
      expect(JSON.stringify([body.items, body.counts, headers])).not.toMatch(
        /planted|top-secret/,
      );
      expect(body.totalItems).toBe(0);
    }
  });

  it('does not count in the overview, nor change its ETag', async () => {
    const tagWith = async (...names: string[]) => {
      const gateway = secretCluster().add(
        'local',
        ...names.map(name => notebook('forecast', name, { labels: label })),
      );
      const api = await startApi({
        gateway,
        entities: [component('bank-churn', { 'mlops/cluster': 'local' })],
      });
      const { headers } = await api.get(
        '/entities/component/default/bank-churn/overview',
        'alice',
      );
      return headers.etag;
    };
    expect(await tagWith('one', 'two')).toBe(await tagWith());
  });
});
