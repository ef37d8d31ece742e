import { FakeKubernetesGateway } from '../__testUtils__/FakeKubernetesGateway';
import {
  component,
  inferenceService,
  namespace,
  notebook,
  notebookPod,
} from '../__testUtils__/objects';
import { startApi } from '../__testUtils__/startApi';

const PATH = '/entities/component/default/bank-churn/overview';
const annotations = {
  'mlops/namespace': 'churn',
  'mlops/notebooks': '*',
  'mlops/inference-services': '*',
};

function cluster() {
  return new FakeKubernetesGateway().add(
    'local',
    namespace('churn', { 'mlops/owner': 'group:default/churn-team' }),
    notebook('churn', 'a'),
    notebookPod('churn', 'a'),
    notebook('churn', 'b'),
    notebookPod('churn', 'b'),
    notebook('churn', 'c', {
      annotations: { 'kubeflow-resource-stopped': '2026-01-01T10:00:00Z' },
    }),
    inferenceService('churn', 'model'),
  );
}

describe('GET overview', () => {
  it('has a row for each integration that the entity is bound to', async () => {
    const api = await startApi({
      gateway: cluster(),
      entities: [component('bank-churn', annotations)],
    });
    const { status, body } = await api.get(PATH);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      notebooks: { total: 3, level: 'ok', headline: '2 running, 1 stopped.' },
      endpoints: { total: 1, level: 'ok', headline: '1 ready.' },
    });
    expect(body.experiments).toBeUndefined();
  });

  it('is empty for an entity without annotations', async () => {
    const api = await startApi({ entities: [component('bank-churn')] });
    expect((await api.get(PATH)).body).toEqual({});
  });

  it('leaves out what the viewer may not read', async () => {
    const api = await startApi({
      gateway: cluster(),
      entities: [component('bank-churn', annotations)],
      denied: ['mlops.notebook.read'],
    });
    const { status, body } = await api.get(PATH);
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['endpoints']);
    expect(api.auditor.createEvent).not.toHaveBeenCalled();
  });

  it('shows what is not configured as the trouble of its row', async () => {
    const api = await startApi({
      mlops: {},
      entities: [
        component('bank-churn', {
          ...annotations,
          'mlflow.org/experiment-name': 'bank-churn',
        }),
      ],
    });
    const { status, body } = await api.get(PATH);
    expect(status).toBe(200);
    expect(body.notebooks).toMatchObject({
      total: 0,
      level: 'unknown',
      headline: expect.stringContaining('mlops.kubernetes.access is missing'),
      sources: [{ status: 'unreachable' }],
    });
    expect(body.experiments).toMatchObject({ level: 'unknown' });
  });
});
