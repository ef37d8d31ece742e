import { FakeKubernetesGateway } from '../__testUtils__/FakeKubernetesGateway';
import {
  component,
  inferenceService,
  namespace,
} from '../__testUtils__/objects';
import { startApi } from '../__testUtils__/startApi';

const PATH = '/entities/component/default/bank-churn/endpoints';

describe('GET endpoints', () => {
  it('shows named endpoints with the registered model that they serve', async () => {
    const gateway = new FakeKubernetesGateway().add(
      'local',
      namespace('churn', { 'mlops/owner': 'group:default/churn-team' }),
      inferenceService('churn', 'model', {
        annotations: {
          'mlops/registered-model': 'bank-churn',
          'mlops/model-version': '7',
        },
      }),
      inferenceService('churn', 'other'),
      {
        kind: 'InferenceService',
        metadata: { namespace: 'churn', name: 'empty' },
      },
    );
    const api = await startApi({
      gateway,
      entities: [
        component('bank-churn', {
          'mlops/namespace': 'churn',
          'mlops/inference-services': 'model,empty',
        }),
      ],
    });
    const { status, body } = await api.get(PATH);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [
        { name: 'empty' },
        {
          cluster: 'local',
          namespace: 'churn',
          name: 'model',
          serving: 'yes',
          intent: 'run',
          status: 'ready',
          modelFormat: 'mlflow',
          model: { name: 'bank-churn', version: '7' },
          url: 'http://model.churn.localhost',
        },
      ],
      totalItems: 2,
      bound: true,
    });
    expect(body.counts.ready).toBe(1);
  });

  it('knows from Deployments what its status does not say', async () => {
    const ready = [{ type: 'Ready', status: 'True' }];
    const endpoint = (name: string) => ({
      kind: 'InferenceService',
      metadata: { namespace: 'churn', name },
      status: { deploymentMode: 'Standard', conditions: ready },
    });
    const deployment = (name: string, availableReplicas: number) => ({
      kind: 'Deployment',
      metadata: {
        namespace: 'churn',
        name: `${name}-predictor`,
        labels: {
          'serving.kserve.io/inferenceservice': name,
          component: 'predictor',
        },
      },
      status: { availableReplicas },
    });
    const gateway = new FakeKubernetesGateway().add(
      'local',
      namespace('churn', { 'mlops/owner': 'group:default/churn-team' }),
      endpoint('broken'),
      endpoint('fine'),
      deployment('broken', 0),
      deployment('fine', 1),
    );
    const api = await startApi({
      gateway,
      entities: [
        component('bank-churn', {
          'mlops/namespace': 'churn',
          'mlops/inference-services': '*',
        }),
      ],
    });
    const { body } = await api.get(PATH);
    expect(body.items).toMatchObject([
      { name: 'broken', serving: 'no' },
      { name: 'fine', serving: 'yes' },
    ]);
  });

  it('is not bound by names of notebooks', async () => {
    const api = await startApi({
      entities: [component('bank-churn', { 'mlops/notebooks': 'a' })],
    });
    expect((await api.get(PATH)).body.bound).toBe(false);
  });

  it('says when KServe is not installed, once for the cluster', async () => {
    const gateway = new FakeKubernetesGateway()
      .add(
        'local',
        namespace('churn', { 'mlops/owner': 'group:default/churn-team' }),
        namespace('fraud', { 'mlops/owner': 'group:default/churn-team' }),
      )
      .failWhen(({ resource }) =>
        resource.kind === 'InferenceService'
          ? { status: 'not-installed', message: 'Cluster "local" has none.' }
          : undefined,
      );
    const api = await startApi({
      gateway,
      entities: [component('bank-churn', { 'mlops/namespace': 'churn,fraud' })],
    });
    const { status, body } = await api.get(PATH);
    expect(status).toBe(200);
    expect(body.sources).toEqual([
      {
        cluster: 'local',
        status: 'not-installed',
        message: 'Cluster "local" has none.',
        asOf: expect.any(String),
      },
    ]);
  });
});
