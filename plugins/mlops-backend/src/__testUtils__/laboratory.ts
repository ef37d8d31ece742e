import { FakeKubernetesGateway } from './FakeKubernetesGateway';
import {
  claim,
  component,
  event,
  namespace,
  notebook,
  notebookPod,
  statefulSet,
} from './objects';
import { startApi } from './startApi';

export const ENTITY = '/entities/component/default/bank-churn';

/** The path of a notebook of the entity, or of what it claims. */
export function pathOf(
  name: string,
  { namespace: place = 'churn', cluster = 'local' } = {},
) {
  return `${ENTITY}/notebooks/${cluster}/${place}/${name}`;
}

/** A namespace of the guest's team, with one notebook of each kind, and one of another team. */
export function laboratory() {
  return new FakeKubernetesGateway().add(
    'local',
    namespace('churn', { 'mlops/owner': 'group:default/churn-team' }),
    namespace('forecast', { 'mlops/owner': 'group:default/forecast-team' }),
    notebook('churn', 'lab', {
      labels: { 'mlops/entity': 'component.default.bank-churn' },
      annotations: { 'argocd.argoproj.io/tracking-id': 'lab:x/Notebook:a/b' },
      container: {
        env: [
          { name: 'MLFLOW_TRACKING_URI', value: 'http://mlflow.invalid' },
          { name: 'MLFLOW_TRACKING_PASSWORD', value: 'hunter2-literal' },
          {
            name: 'AWS_SECRET_ACCESS_KEY',
            valueFrom: { secretKeyRef: { name: 's3', key: 'secret' } },
          },
        ],
        args: ['--NotebookApp.token=hunter2-argument'],
        resources: { requests: { cpu: '1', memory: '1Gi' } },
        volumeMounts: [{ name: 'home', mountPath: '/home/jovyan' }],
      },
      volumes: [
        { name: 'home', persistentVolumeClaim: { claimName: 'lab-home' } },
      ],
    }),
    notebookPod('churn', 'lab'),
    statefulSet('churn', 'lab'),
    claim('churn', 'lab-home'),
    claim('churn', 'gone-home', '30Gi'),
    event(
      'churn',
      { kind: 'Pod', name: 'lab-0' },
      { type: 'Normal', reason: 'Pulled', message: 'Image is there' },
    ),
    event(
      'churn',
      { kind: 'Pod', name: 'stranger-0' },
      { reason: 'BackOff', message: 'Of something else' },
    ),
    notebook('churn', 'resting', {
      labels: { 'mlops/entity': 'component.default.bank-churn' },
      annotations: { 'kubeflow-resource-stopped': '2026-01-01T10:00:00Z' },
    }),
    statefulSet('churn', 'resting', 'uid-of-another'),
    notebook('churn', 'unbound'),
    notebook('forecast', 'top-secret', {
      labels: { 'mlops/entity': 'component.default.bank-churn' },
    }),
    notebookPod('forecast', 'top-secret'),
    statefulSet('forecast', 'top-secret'),
  );
}

export const annotated = component('bank-churn', {
  'mlops/cluster': 'local',
  'mlops/namespace': 'churn',
});

export function startLaboratory(
  options: Parameters<typeof startApi>[0] & { operate?: boolean } = {},
) {
  const { operate = true, ...rest } = options;
  return startApi({
    gateway: laboratory(),
    entities: [annotated],
    mlops: {
      kubernetes: {
        access: 'owned',
        clusters: { local: { gatewayUrl: 'http://localhost:7480' } },
      },
      notebooks: { operate },
    },
    ...rest,
  });
}
