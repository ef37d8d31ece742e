import { FakeKubernetesGateway } from './FakeKubernetesGateway';
import { component, namespace, notebook, notebookPod } from './objects';

/** A cluster with things of the guest's team and things of another one. */
export function secretCluster() {
  return new FakeKubernetesGateway().add(
    'local',
    namespace('churn', { 'mlops/owner': 'group:default/churn-team' }),
    namespace('forecast', { 'mlops/owner': 'group:default/forecast-team' }),
    notebook('churn', 'own'),
    notebook('forecast', 'top-secret', {
      labels: { 'mlops/entity': 'component.default.bank-churn' },
    }),
    notebookPod('forecast', 'top-secret'),
  );
}

export const bound = component('bank-churn', {
  'mlops/cluster': 'local',
  'mlops/namespace': 'churn',
  'mlops/notebooks': '*',
  'mlflow.org/experiment-name': 'bank-churn',
});

/** Everything configured. */
export const mlops = {
  kubernetes: { access: 'owned' },
  mlflow: {
    servers: [{ id: 'main', url: 'http://mlflow.invalid', access: 'owned' }],
  },
};
