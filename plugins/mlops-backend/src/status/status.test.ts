import { FakeKubernetesGateway } from '../__testUtils__/FakeKubernetesGateway';
import { component, namespace, notebook } from '../__testUtils__/objects';
import { startApi } from '../__testUtils__/startApi';

describe('GET status', () => {
  it('tells each cluster and kind, with the rule that is missing', async () => {
    const gateway = new FakeKubernetesGateway().failWhen(
      ({ cluster, resource }) => {
        if (cluster === 'gone') {
          return { status: 'unreachable', message: 'Cluster "gone" is down.' };
        }
        if (cluster === 'limited' && resource.kind === 'Notebook') {
          return { status: 'forbidden', message: 'May not list notebooks.' };
        }
        return cluster === 'limited' && resource.kind === 'InferenceService'
          ? { status: 'not-installed', message: 'No such kind.' }
          : undefined;
      },
    );
    gateway.clusters = {
      status: 'ok',
      clusters: [
        { name: 'limited', title: 'Limited', authProvider: 'aws' },
        { name: 'gone', authProvider: 'serviceAccount' },
        { name: 'people', authProvider: 'oidc' },
      ],
    };
    const api = await startApi({ gateway });
    const { status, body } = await api.get('/status');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      clusters: [
        {
          name: 'limited',
          title: 'Limited',
          authProvider: 'aws',
          state: 'live',
          preflight: {
            installation: 'unknown',
            features: expect.arrayContaining([
              {
                id: 'notebooks',
                state: 'forbidden',
                missing: ['notebooks.kubeflow.org'],
              },
              {
                id: 'endpoints',
                state: 'not-installed',
                missing: ['inferenceservices.serving.kserve.io'],
              },
              { id: 'pod-defaults', state: 'ready', missing: [] },
            ]),
          },
          missingRules:
            '- apiGroups: ["kubeflow.org"]\n  resources: ["notebooks"]\n  verbs: ["get", "list", "watch"]',
        },
        {
          name: 'gone',
          authProvider: 'serviceAccount',
          state: 'unreachable',
          message: 'Cluster "gone" is down.',
          preflight: { installation: 'unknown' },
        },
        { name: 'people', authProvider: 'oidc', state: 'per-user', kinds: [] },
      ],
      servers: [],
      problems: [],
    });
    const [{ kinds, helpfulRules }, , people] = body.clusters;
    expect(helpfulRules).toBeUndefined();
    expect(people.preflight).toBeUndefined();
    expect(kinds).toEqual(
      expect.arrayContaining([
        {
          resource: 'inferenceservices.serving.kserve.io',
          essential: true,
          state: 'not-installed',
          lastError: 'No such kind.',
        },
        { resource: 'namespaces', essential: true, state: 'idle' },
        {
          resource: 'notebooks.kubeflow.org',
          essential: true,
          state: 'forbidden',
          lastError: 'May not list notebooks.',
        },
        { resource: 'profiles.kubeflow.org', essential: false, state: 'idle' },
      ]),
    );
    // Nothing is asked of a cluster that only users may ask.
    expect(gateway.requests.map(({ cluster }) => cluster)).not.toContain(
      'people',
    );
  });

  it('asks for rights that would help apart from those that are needed', async () => {
    const gateway = new FakeKubernetesGateway().failWhen(({ resource }) =>
      /istio|^pods$|servingruntimes/.test(`${resource.group}${resource.plural}`)
        ? { status: 'forbidden', message: 'No.' }
        : undefined,
    );
    const api = await startApi({ gateway });
    const { body } = await api.get('/status');
    const [{ missingRules, helpfulRules }] = body.clusters;
    expect(missingRules).toBe(
      '- apiGroups: [""]\n  resources: ["pods"]\n  verbs: ["get", "list", "watch"]',
    );
    expect(helpfulRules.split('\n')).toEqual([
      '- apiGroups: ["security.istio.io"]',
      '  resources: ["authorizationpolicies"]',
      '  verbs: ["get", "list", "watch"]',
      '- apiGroups: ["serving.kserve.io"]',
      '  resources: ["clusterservingruntimes", "servingruntimes"]',
      '  verbs: ["get", "list", "watch"]',
      '- apiGroups: ["networking.istio.io"]',
      '  resources: ["virtualservices"]',
      '  verbs: ["get", "list", "watch"]',
    ]);
  });

  it('finds kinds that a cluster has in an older version only', async () => {
    const gateway = new FakeKubernetesGateway().failWhen(({ resource }) =>
      resource.kind === 'VirtualService' && resource.version === 'v1'
        ? { status: 'not-installed', message: 'No v1.' }
        : undefined,
    );
    const api = await startApi({ gateway });
    const { body } = await api.get('/status');
    expect(body.clusters[0].kinds).toContainEqual({
      resource: 'virtualservices.networking.istio.io',
      essential: false,
      state: 'idle',
    });
  });

  it('says through which entry a cluster that users sign in to is watched', async () => {
    const gateway = new FakeKubernetesGateway();
    gateway.clusters = {
      status: 'ok',
      clusters: [
        { name: 'people', authProvider: 'oidc' },
        { name: 'people-sa', authProvider: 'serviceAccount' },
      ],
    };
    const api = await startApi({
      gateway,
      mlops: {
        kubernetes: {
          access: 'owned',
          clusters: { people: { watchVia: 'people-sa' } },
        },
      },
    });
    const { body } = await api.get('/status');
    expect(body.clusters).toMatchObject([
      { name: 'people', state: 'per-user', watchVia: 'people-sa' },
      { name: 'people-sa', state: 'live' },
    ]);
  });

  it('counts what is watched since somebody asked for it', async () => {
    const gateway = new FakeKubernetesGateway().add(
      'local',
      namespace('churn', { 'mlops/owner': 'group:default/churn-team' }),
      notebook('churn', 'own'),
    );
    const api = await startApi({
      gateway,
      entities: [
        component('bank-churn', {
          'mlops/namespace': 'churn',
          'mlops/notebooks': '*',
        }),
      ],
    });
    await api.get('/entities/component/default/bank-churn/notebooks');
    const { body } = await api.get('/status');
    const [{ state, kinds }] = body.clusters;
    expect(state).toBe('live');
    expect(kinds).toContainEqual(
      expect.objectContaining({
        resource: 'notebooks.kubeflow.org',
        state: 'live',
        objects: 1,
        asOf: expect.any(String),
        restarts: 0,
      }),
    );
  });

  it('asks the clusters once, however many look', async () => {
    const gateway = new FakeKubernetesGateway();
    const api = await startApi({ gateway });
    await Promise.all([api.get('/status'), api.get('/status', 'alice')]);
    expect(gateway.clusterRequests).toBe(1);
  });

  it('tells what of the configuration is wrong, and servers that do not answer', async () => {
    const gateway = new FakeKubernetesGateway();
    gateway.clusters = {
      status: 'not-installed',
      message: 'The Kubernetes plugin is not installed.',
    };
    const api = await startApi({
      gateway,
      mlops: {
        mlflow: {
          servers: [{ id: 'main', url: 'http://127.0.0.1:1', access: 'any' }],
        },
      },
    });
    const { body } = await api.get('/status');
    expect(body).toMatchObject({
      clusters: [],
      servers: [
        { id: 'main', state: 'unreachable', message: expect.any(String) },
      ],
      problems: [
        expect.stringContaining('mlops.kubernetes.access is missing'),
        'The Kubernetes plugin is not installed.',
      ],
    });
  });

  it('can be asked again for nothing when nothing has changed', async () => {
    const api = await startApi();
    const { headers } = await api.get('/status');
    const again = await api.get('/status').set('If-None-Match', headers.etag);
    expect(again.status).toBe(304);
  });
});
