import { FakeKubernetesGateway } from '../__testUtils__/FakeKubernetesGateway';
import {
  component,
  namespace,
  notebook,
  notebookPod,
} from '../__testUtils__/objects';
import { startApi } from '../__testUtils__/startApi';

const PATH = '/entities/component/default/bank-churn/notebooks';
const LABEL = { 'mlops/entity': 'component.default.bank-churn' };

function cluster() {
  return new FakeKubernetesGateway().add(
    'local',
    namespace('churn', { 'mlops/owner': 'group:default/churn-team' }),
    namespace('fraud', { 'mlops/owner': 'group:default/fraud-team' }),
    namespace('forecast', { 'mlops/owner': 'group:default/forecast-team' }),
    namespace('orphan'),
    notebook('churn', 'churn-explore', { labels: LABEL }),
    notebookPod('churn', 'churn-explore'),
    notebook('churn', 'churn-report', {
      labels: LABEL,
      annotations: { 'kubeflow-resource-stopped': '2026-01-01T10:00:00Z' },
    }),
    notebook('churn', 'other'),
    notebook('forecast', 'forecast-lab', { labels: LABEL }),
    notebookPod('forecast', 'forecast-lab'),
  );
}

function start(
  annotations: Record<string, string>,
  options: Parameters<typeof startApi>[0] = {},
) {
  return startApi({
    gateway: cluster(),
    entities: [component('bank-churn', annotations)],
    ...options,
  });
}

function names(body: { items: { name: string }[] }) {
  return body.items.map(({ name }) => name);
}

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
      counts: {},
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

  it.each([
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

  describe('labels across the cluster', () => {
    it('finds them in namespaces of the viewer and of the owner', async () => {
      const api = await start({ 'mlops/cluster': 'local' });
      const { body } = await api.get(PATH);
      expect(names(body)).toEqual(['churn-explore', 'churn-report']);
      expect(body.items[0].phase).toBe('running');
      expect(JSON.stringify(body)).not.toContain('forecast');
    });

    it('ignores what another team labels onto the entity', async () => {
      const gateway = cluster().add(
        'local',
        // The guest may see this namespace, but the entity is not that team's.
        notebook('fraud', 'planted', { labels: LABEL }),
      );
      const api = await start({ 'mlops/cluster': 'local' }, { gateway });
      expect(names((await api.get(PATH)).body)).not.toContain('planted');
    });

    it('ignores an object whose full ref names another entity', async () => {
      const gateway = cluster().add(
        'local',
        notebook('churn', 'agrees', {
          labels: LABEL,
          annotations: { 'mlops/entity-ref': 'Component:default/bank-churn' },
        }),
        notebook('churn', 'differs', {
          labels: LABEL,
          annotations: { 'mlops/entity-ref': 'component:default/other' },
        }),
      );
      const discovered = await start({ 'mlops/cluster': 'local' }, { gateway });
      expect(names((await discovered.get(PATH)).body)).toEqual([
        'agrees',
        'churn-explore',
        'churn-report',
      ]);
      const placed = await start({ 'mlops/namespace': 'churn' }, { gateway });
      expect(names((await placed.get(PATH)).body)).not.toContain('differs');
    });

    it('finds the labels of the Kubernetes plugin', async () => {
      const gateway = cluster().add(
        'local',
        notebook('fraud', 'by-id', {
          labels: { 'backstage.io/kubernetes-id': 'churn' },
        }),
        notebook('forecast', 'foreign', {
          labels: { 'backstage.io/kubernetes-id': 'churn' },
        }),
      );
      const api = await start(
        { 'backstage.io/kubernetes-id': 'churn' },
        { gateway },
      );
      expect(names((await api.get(PATH)).body)).toEqual([
        'churn-explore',
        'churn-report',
        'by-id',
      ]);
    });

    it('says what to do about namespaces without an owner', async () => {
      const gateway = cluster().add(
        'local',
        notebook('orphan', 'lost', { labels: LABEL }),
      );
      const api = await start({ 'mlops/cluster': 'local' }, { gateway });
      const { body } = await api.get(PATH);
      expect(names(body)).not.toContain('lost');
      expect(body.sources).toContainEqual(
        expect.objectContaining({
          status: 'refused',
          message: expect.stringContaining('Add the annotation "mlops/owner"'),
        }),
      );
      expect(JSON.stringify(body)).not.toContain('orphan');
    });
  });

  describe('what fails costs its own part', () => {
    it('names clusters that the Kubernetes plugin does not know', async () => {
      const api = await start({
        'mlops/cluster': 'nowhere,local',
        'mlops/namespace': 'churn',
      });
      const { body } = await api.get(PATH);
      expect(body.totalItems).toBe(2);
      expect(body.sources).toContainEqual(
        expect.objectContaining({
          annotation: 'mlops/cluster',
          status: 'refused',
          message:
            'mlops/cluster names the cluster "nowhere", which the Kubernetes plugin does not know. It knows "local".',
        }),
      );
    });

    it.each([
      ['unreachable', 'Cluster "other" cannot be reached (ECONNREFUSED).'],
      ['unauthorized', 'Cluster "other" does not accept the credentials.'],
      ['forbidden', 'Cluster "other" does not let the portal list.'],
      ['not-installed', 'Cluster "other" has no notebooks.'],
    ] as const)(
      'shows a cluster that is %s beside the others',
      async (status, message) => {
        const gateway = cluster().failWhen(request =>
          request.cluster === 'other' ? { status, message } : undefined,
        );
        gateway.clusters = {
          status: 'ok',
          clusters: [
            { name: 'local', authProvider: 'serviceAccount' },
            { name: 'other', authProvider: 'aws' },
          ],
        };
        const api = await start({ 'mlops/namespace': 'churn' }, { gateway });
        const response = await api.get(PATH);
        expect(response.status).toBe(200);
        expect(response.body.totalItems).toBe(2);
        expect(response.body.sources).toContainEqual(
          expect.objectContaining({ cluster: 'other', status, message }),
        );
      },
    );

    it('shows notebooks whose Pods may not be read', async () => {
      const gateway = cluster().failWhen(({ resource }) =>
        resource.kind === 'Pod'
          ? { status: 'forbidden', message: 'Grant list on pods.' }
          : undefined,
      );
      const api = await start({ 'mlops/namespace': 'churn' }, { gateway });
      const { body } = await api.get(PATH);
      expect(body.totalItems).toBe(2);
      expect(body.sources).toEqual([
        expect.objectContaining({ status: 'ok' }),
        expect.objectContaining({
          status: 'forbidden',
          message: 'Grant list on pods.',
        }),
      ]);
    });

    it('says when clusters cannot be listed', async () => {
      const gateway = cluster();
      gateway.clusters = {
        status: 'not-installed',
        message: 'Add the plugin.',
      };
      const api = await start({ 'mlops/namespace': 'churn' }, { gateway });
      const { body } = await api.get(PATH);
      expect(body.sources).toEqual([
        expect.objectContaining({
          status: 'not-installed',
          message: 'Add the plugin.',
        }),
      ]);
    });

    it('says that clusters with a token of each user are not supported', async () => {
      const gateway = cluster();
      gateway.clusters = {
        status: 'ok',
        clusters: [{ name: 'local', authProvider: 'oidc' }],
      };
      const api = await start({ 'mlops/namespace': 'churn' }, { gateway });
      const { body } = await api.get(PATH);
      expect(body.sources).toEqual([
        expect.objectContaining({ cluster: 'local', status: 'unauthorized' }),
      ]);
      expect(gateway.requests).toEqual([]);
    });

    it('names notebooks that do not exist', async () => {
      const api = await start({
        'mlops/namespace': 'churn',
        'mlops/notebooks': 'other,gone',
      });
      const { body } = await api.get(PATH);
      expect(body.sources).toContainEqual(
        expect.objectContaining({
          annotation: 'mlops/notebooks',
          message:
            'mlops/notebooks names "gone", which does not exist in the entity\'s namespaces.',
        }),
      );
    });

    it('names annotations that cannot be used, and shows the rest', async () => {
      const api = await start({
        'mlops/namespace': 'churn,../kube-system',
        'mlops/cluster': 'local,https://169.254.169.254',
      });
      const { status, body } = await api.get(PATH);
      expect(status).toBe(200);
      expect(body.totalItems).toBe(2);
      expect(
        body.sources
          .filter((source: { status: string }) => source.status === 'refused')
          .map((source: { annotation: string }) => source.annotation),
      ).toEqual(['mlops/cluster', 'mlops/namespace']);
    });

    it('shows objects of any shape', async () => {
      const odd = [
        { kind: 'Notebook', metadata: { namespace: 'churn', name: 'empty' } },
        {
          kind: 'Notebook',
          metadata: { namespace: 'churn', name: 'wrong' },
          spec: 'text',
          status: [1],
        },
      ];
      const api = await start(
        { 'mlops/namespace': 'churn', 'mlops/notebooks': '*' },
        { gateway: cluster().add('local', ...odd) },
      );
      const { status, body } = await api.get(PATH);
      expect(status).toBe(200);
      expect(names(body)).toEqual(
        expect.arrayContaining(['empty', 'wrong', 'other']),
      );
    });
  });

  describe('a configuration that is missing or wrong', () => {
    it.each([
      [{}, 'mlops.kubernetes.access is missing: set it to "owned"'],
      [{ kubernetes: { access: 'all' } }, 'mlops.kubernetes.access is "all"'],
    ])(
      '%j answers 503 with the sentence and reads nothing',
      async (mlops, message) => {
        const gateway = cluster();
        const api = await start(
          { 'mlops/namespace': 'churn' },
          { gateway, mlops },
        );
        const { status, body } = await api.get(PATH);
        expect(status).toBe(503);
        expect(body.error).toMatchObject({
          name: 'ServiceUnavailableError',
          message: expect.stringContaining(message),
        });
        expect(gateway.calls).toBe(0);
        expect(api.logger.error).toHaveBeenCalledWith(
          expect.stringContaining(message),
          { key: 'mlops.kubernetes.access' },
        );
      },
    );
  });
});
