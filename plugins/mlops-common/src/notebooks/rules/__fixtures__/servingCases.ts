import type { Case } from './liveEvidence';
import {
  active,
  condition,
  marked,
  mlflow,
  notebook,
  owner,
  pod,
  podDefault,
  podWith,
  profile,
  route,
  running,
  selecting,
  stoppedAt,
} from './liveObjects';

/** Rules about servers that run, or rest. */
export const servingCases: readonly Case[] = [
  [
    'notebook-sidecar',
    {
      pods: [
        pod({
          status: {
            conditions: [
              condition('Ready', 'False', { reason: 'ContainersNotReady' }),
            ],
            containerStatuses: [
              running,
              { ...running, name: 'istio-proxy', ready: false },
            ],
          },
        }),
      ],
    },
    'Its sidecar "istio-proxy" does not come up',
  ],
  [
    'notebook-not-ready',
    {
      pods: [
        podWith({
          state: { running: { startedAt: '2026-01-31T11:50:00Z' } },
        }),
      ],
    },
    'It runs, but does not become ready',
    {
      pods: [
        podWith({
          state: { running: { startedAt: '2026-01-31T12:09:00Z' } },
        }),
      ],
    },
  ],
  [
    'notebook-sidecar-absent',
    { namespace: { labels: { ...profile, 'istio-injection': 'enabled' } } },
    'Its Pod has no Istio sidecar',
    {
      namespace: { labels: { ...profile, 'istio-injection': 'enabled' } },
      pods: [
        pod({
          metadata: { annotations: { 'sidecar.istio.io/inject': 'false' } },
        }),
      ],
    },
  ],
  [
    'notebook-service-missing',
    { service: null },
    'It runs, but has no Service, so nobody reaches it',
    { service: undefined },
  ],
  [
    'notebook-no-route',
    { virtualServices: [route('other')] },
    'The gateway has no route to it',
    { virtualServices: [] },
  ],
  [
    'notebook-no-endpoints',
    { readyEndpoints: 0 },
    'It runs, but its Service leads nowhere',
    { readyEndpoints: undefined },
  ],
  [
    'notebook-access-denied',
    { user: 'eve@example.com' },
    'You are not let into this namespace',
    { user: 'eve@example.com', authorizationPolicies: [owner('*')] },
  ],
  [
    'notebook-request-refused',
    {
      log: {
        container: 'lab',
        text: "[W 2026-01-31 ServerApp] 403 POST /notebook/churn/lab/api/kernels: '_xsrf' argument missing from POST",
      },
    },
    'Jupyter refuses some requests of the browser',
    {
      log: {
        container: 'lab',
        text: '[I 2026-01-31 ServerApp] 200 POST /notebook/churn/lab/api/kernels',
      },
    },
  ],
  [
    'notebook-path-unknown',
    {
      log: {
        container: 'lab',
        text: '[W 2026-01-31 ServerApp] 404 GET /notebook/churn/lab/lab?reset (@10.0.0.1) 2.1ms',
      },
    },
    'Its server does not know its own address',
    {
      log: {
        container: 'lab',
        text: '[W 2026-01-31 ServerApp] 404 GET /notebook/churn/lab/api/contents/gone.ipynb',
      },
    },
  ],
  [
    'notebook-pod-metadata',
    { notebook: notebook({ metadata: { labels: { team: 'a' } } }) },
    'Its Pod does not get its newest labels',
    {
      // Marks of GitOps tools mean nothing to a Pod.
      notebook: notebook({
        metadata: {
          labels: { 'app.kubernetes.io/instance': 'churn' },
          annotations: { 'argocd.argoproj.io/sync-wave': '1' },
        },
      }),
    },
  ],
  [
    'notebook-poddefault-not-applied',
    {
      notebook: notebook(selecting),
      podDefaults: [podDefault],
      namespace: { labels: {} },
      pods: [pod({ metadata: { labels: { mlflow: 'true' } } })],
    },
    'PodDefault "mlflow" was not applied',
    {
      notebook: notebook(selecting),
      podDefaults: [podDefault],
      pods: [marked('7')],
    },
  ],
  [
    'notebook-poddefault-stale',
    {
      notebook: notebook(selecting),
      podDefaults: [podDefault],
      pods: [marked('5')],
    },
    'It runs with an older PodDefault "mlflow"',
  ],
  [
    'notebook-stopped',
    { notebook: stoppedAt('2026-01-31T12:00:00Z', 'manager'), pods: [] },
    'It was stopped by the idle culler',
  ],
  [
    'notebook-activity-unknown',
    { notebook: active('2026-01-31T11:01:00Z', 'group-one') },
    'It will be stopped as idle however busy it is',
    {
      notebook: active('2026-01-31T11:01:00Z', 'group-one'),
      culling: null,
    },
  ],
  [
    'notebook-stopping-soon',
    {
      notebook: active('2026-01-31T11:00:00Z'),
      culling: { idleMinutes: 120 },
    },
    'It will be stopped soon because it is idle',
    { notebook: active('2026-01-31T12:09:00Z') },
  ],
  [
    'notebook-mlflow-service-missing',
    { notebook: mlflow('http://mlfow.ml.svc.cluster.local:5000') },
    'Its MLflow tracking server does not exist',
    { notebook: mlflow('https://mlflow.example.com') },
  ],
  [
    'notebook-mlflow-unknown-server',
    { notebook: mlflow('https://mlflow.example.com') },
    'Its runs go to an MLflow that is not here',
    { notebook: mlflow('http://mlflow.ml.svc.cluster.local:5000/') },
  ],
  [
    'notebook-mlflow-server-down',
    {
      notebook: mlflow('http://mlflow.ml:5000'),
      mlflowServers: [
        {
          name: 'prod',
          urls: ['http://mlflow.ml:5000'],
          health: { ok: false, message: 'connect ECONNREFUSED' },
        },
      ],
    },
    'Its MLflow tracking server does not answer',
    { notebook: mlflow('http://mlflow.ml:5000') },
  ],
];
