import { parseNotebook } from './Notebook';
import { notebookPath } from './notebookPath';

const jovyan = {
  apiVersion: 'kubeflow.org/v1',
  kind: 'Notebook',
  metadata: {
    name: 'churn-explore',
    namespace: 'churn',
    uid: '1',
    creationTimestamp: '2026-01-31T12:00:00Z',
    labels: { app: 'churn-explore', 'mlops/entity': 'component.default.bank' },
    annotations: {
      'notebooks.kubeflow.org/server-type': 'jupyter',
      'notebooks.kubeflow.org/creator': 'alice@example.com',
      'notebooks.kubeflow.org/last-activity': '2026-01-31T12:30:00Z',
    },
  },
  spec: {
    template: {
      spec: {
        containers: [
          { name: 'istio-proxy', image: 'docker.io/istio/proxyv2:1.27.1' },
          {
            name: 'churn-explore',
            image: 'ghcr.io/kubeflow/jupyter-scipy:v1.10.0',
            resources: {
              requests: { cpu: '500m', memory: '1Gi' },
              limits: { memory: '4Gi', 'nvidia.com/gpu': '1' },
            },
            volumeMounts: [
              { name: 'dshm', mountPath: '/dev/shm' },
              { name: 'home', mountPath: '/home/jovyan/' },
            ],
          },
        ],
        volumes: [
          { name: 'dshm', emptyDir: { medium: 'Memory' } },
          { name: 'home', persistentVolumeClaim: { claimName: 'churn-home' } },
          { name: 'token', projected: { sources: [] } },
          { name: 'pruned' },
        ],
      },
    },
  },
};

const withMetadata = (metadata: object) => ({
  ...jovyan,
  metadata: { ...jovyan.metadata, ...metadata },
});

describe('parseNotebook', () => {
  it('reads a notebook as JWA makes it', () => {
    expect(parseNotebook(jovyan)).toMatchObject({
      namespace: 'churn',
      name: 'churn-explore',
      type: 'jupyter',
      container: 'churn-explore',
      image: 'ghcr.io/kubeflow/jupyter-scipy:v1.10.0',
      creator: 'alice@example.com',
      createdAt: '2026-01-31T12:00:00.000Z',
      lastActivity: '2026-01-31T12:30:00.000Z',
      stopped: undefined,
      startLocked: false,
      resources: {
        cpu: { request: '500m', limit: undefined },
        memory: { request: '1Gi', limit: '4Gi' },
        gpus: [{ vendor: 'NVIDIA', resource: 'nvidia.com/gpu', count: 1 }],
      },
      problems: [],
    });
  });

  it('lists volumes with their kind, and knows the one that keeps the home', () => {
    expect(parseNotebook(jovyan).volumes).toEqual([
      {
        name: 'dshm',
        kind: 'emptyDir',
        claimName: undefined,
        medium: 'Memory',
        mountPath: '/dev/shm',
        home: false,
      },
      {
        name: 'home',
        kind: 'persistentVolumeClaim',
        claimName: 'churn-home',
        mountPath: '/home/jovyan/',
        home: true,
      },
      {
        name: 'token',
        kind: 'projected',
        claimName: undefined,
        mountPath: undefined,
        home: false,
      },
      {
        name: 'pruned',
        kind: 'emptyDir',
        claimName: undefined,
        mountPath: undefined,
        home: false,
      },
    ]);
  });

  it('takes the first container when none is called like the notebook', () => {
    const notebook = parseNotebook(withMetadata({ name: 'other' }));
    expect(notebook.container).toBe('istio-proxy');
  });

  it.each([
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z'],
    ['', undefined],
    ['false', undefined],
  ])('is stopped by the presence of the annotation (%j)', (value, at) => {
    const notebook = parseNotebook(
      withMetadata({ annotations: { 'kubeflow-resource-stopped': value } }),
    );
    expect(notebook.stopped).toEqual({ at, by: undefined });
  });

  it('takes the lock of Open Data Hub as starting', () => {
    const notebook = parseNotebook(
      withMetadata({
        annotations: {
          'kubeflow-resource-stopped': 'odh-notebook-controller-lock',
        },
      }),
    );
    expect(notebook.stopped).toBeUndefined();
    expect(notebook.startLocked).toBe(true);
  });

  it.each([
    ['manager', 'the idle culler'],
    ['OpenAPI-Generator', 'the Kubeflow notebooks page'],
    ['kubectl-annotate', 'kubectl'],
    ['something-else', 'something-else'],
  ])('knows who stopped it by the field manager %s', (manager, by) => {
    const annotations = { 'f:kubeflow-resource-stopped': {} };
    const notebook = parseNotebook(
      withMetadata({
        annotations: { 'kubeflow-resource-stopped': 'now' },
        managedFields: [
          { manager: 'other', fieldsV1: { 'f:spec': {} } },
          {
            manager,
            fieldsV1: { 'f:metadata': { 'f:annotations': annotations } },
          },
        ],
      }),
    );
    expect(notebook.stopped?.by).toBe(by);
  });

  it.each([
    [{ 'notebooks.kubeflow.org/server-type': 'group-one' }, 'x', 'vscode'],
    [{ 'notebooks.kubeflow.org/server-type': 'group-two' }, 'x', 'rstudio'],
    [
      {
        'notebooks.kubeflow.org/http-headers-request-set':
          '{"X-RStudio-Root-Path":"/"}',
      },
      'x',
      'rstudio',
    ],
    [{}, 'ghcr.io/kubeflow/notebook-servers/codeserver-python:v1', 'vscode'],
    [{}, 'codercom/code-server:4', 'vscode'],
    [{}, 'rocker/rstudio:4', 'rstudio'],
    [{}, 'quay.io/jupyter/scipy-notebook', 'jupyter'],
    [
      { 'notebooks.opendatahub.io/last-image-selection': 'jupyter-minimal:1' },
      'image-registry:5000/x',
      'jupyter',
    ],
    [{}, 'registry.example.com/ml/workbench:2', 'other'],
  ])('with %j and image %s it is of type %#', (annotations, image, type) => {
    const notebook = parseNotebook({
      metadata: { name: 'a', annotations },
      spec: { template: { spec: { containers: [{ name: 'a', image }] } } },
    });
    expect(notebook.type).toBe(type);
  });

  it('knows Jupyter by the options it is started with', () => {
    const notebook = parseNotebook({
      metadata: { name: 'a' },
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: 'a',
                image: 'registry.example.com/ml/workbench:2',
                env: [
                  { name: 'NOTEBOOK_ARGS', value: '--ServerApp.port=8888' },
                ],
              },
            ],
          },
        },
      },
    });
    expect(notebook.type).toBe('jupyter');
  });

  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { metadata: 7, spec: [], status: 'x' },
    { metadata: { annotations: [], labels: 'x', finalizers: {} } },
    { spec: { template: { spec: { containers: [null, 7, 'x'] } } } },
    { status: { conditions: 7, containerState: 7, readyReplicas: '1' } },
  ])('never throws, but names problems: %j', object => {
    expect(parseNotebook(object).problems.length).toBeGreaterThan(0);
  });
});

describe('notebookPath', () => {
  it('ends with a slash, which the gateway needs', () => {
    expect(notebookPath('churn', 'lab')).toBe('/notebook/churn/lab/');
  });

  it('leaves no way out of its folder', () => {
    expect(notebookPath('a/../b', '?x#y')).toBe(
      '/notebook/a%2F..%2Fb/%3Fx%23y/',
    );
  });
});
