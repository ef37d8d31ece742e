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
    expect(body).toEqual({
      clusters: [
        {
          name: 'limited',
          title: 'Limited',
          authProvider: 'aws',
          state: 'live',
          kinds: [
            {
              resource: 'inferenceservices.serving.kserve.io',
              state: 'not-installed',
              lastError: 'No such kind.',
            },
            { resource: 'namespaces', state: 'idle' },
            {
              resource: 'notebooks.kubeflow.org',
              state: 'forbidden',
              lastError: 'May not list notebooks.',
              missingRule:
                '- apiGroups: ["kubeflow.org"]\n  resources: ["notebooks"]\n  verbs: ["get", "list", "watch"]',
            },
            { resource: 'pods', state: 'idle' },
          ],
        },
        {
          name: 'gone',
          authProvider: 'serviceAccount',
          state: 'unreachable',
          message: 'Cluster "gone" is down.',
          kinds: expect.any(Array),
        },
        { name: 'people', authProvider: 'oidc', state: 'per-user', kinds: [] },
      ],
      servers: [],
      problems: [],
    });
    // Nothing is asked of a cluster that only users may ask.
    expect(gateway.requests.map(({ cluster }) => cluster)).not.toContain(
      'people',
    );
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
