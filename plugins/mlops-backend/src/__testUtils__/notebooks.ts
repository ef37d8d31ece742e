import { FakeKubernetesGateway } from './FakeKubernetesGateway';
import { component, namespace, notebook, notebookPod } from './objects';
import { startApi } from './startApi';

export const PATH = '/entities/component/default/bank-churn/notebooks';
export const LABEL = { 'mlops/entity': 'component.default.bank-churn' };

export function cluster() {
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

export function start(
  annotations: Record<string, string>,
  options: Parameters<typeof startApi>[0] = {},
) {
  return startApi({
    gateway: cluster(),
    entities: [component('bank-churn', annotations)],
    ...options,
  });
}

export function names(body: { items: { name: string }[] }) {
  return body.items.map(({ name }) => name);
}
