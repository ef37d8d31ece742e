import { parseInferenceService } from './InferenceService';

const runId = 'd88a93df67ac4d8282894ebeadc0956a';

const service = (predictor: object, rest: Record<string, unknown> = {}) => ({
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
  metadata: { name: 'model', namespace: 'churn' },
  spec: { predictor },
  ...rest,
});

const parsed = (predictor: object, rest?: Record<string, unknown>) =>
  parseInferenceService(service(predictor, rest));

describe('parseInferenceService', () => {
  it('reads the spelling with model', () => {
    const result = parsed(
      {
        minReplicas: 1,
        maxReplicas: 3,
        model: {
          modelFormat: { name: 'mlflow', version: '2' },
          protocolVersion: 'v2',
          storageUri: `s3://mlflow-artifacts/1/${runId}/artifacts/model/`,
        },
      },
      {
        metadata: {
          name: 'bankchurn-model',
          namespace: 'churn',
          creationTimestamp: '2026-01-31T12:00:00Z',
          annotations: {
            'mlops/registered-model': 'bank-churn',
            'mlops/model-version': '7',
          },
        },
        status: {
          deploymentMode: 'RawDeployment',
          clusterServingRuntimeName: 'kserve-mlserver',
          url: 'http://bankchurn-model.churn.example.com',
          modelStatus: { copies: { totalCopies: 2 } },
        },
      },
    );
    expect(result).toMatchObject({
      namespace: 'churn',
      name: 'bankchurn-model',
      deploymentMode: 'Standard',
      modelFormat: 'mlflow',
      protocol: 'v2',
      runtime: 'kserve-mlserver',
      storageUri: `s3://mlflow-artifacts/1/${runId}/artifacts/model/`,
      model: { name: 'bank-churn', version: '7', runId },
      replicas: { ready: 2, min: 1, max: 3 },
      url: 'http://bankchurn-model.churn.example.com',
      createdAt: '2026-01-31T12:00:00.000Z',
      problems: [],
    });
    expect(result.predictor.custom).toBe(false);
  });

  it.each([
    ['sklearn', { sklearn: { storageUri: 'gs://b/m' } }, 'sklearn', undefined],
    [
      'triton with its own protocol',
      { triton: { storageUri: 'gs://b/m' } },
      'triton',
      'v2',
    ],
    [
      'pytorch with a protocol',
      { pytorch: { storageUri: 'gs://b/m', protocolVersion: 'v1' } },
      'pytorch',
      'v1',
    ],
  ])('reads the old key %s', (_title, predictor, format, protocol) => {
    expect(parsed(predictor)).toMatchObject({
      modelFormat: format,
      protocol,
      storageUri: 'gs://b/m',
      predictor: { custom: false },
    });
  });

  it('reads a predictor of containers only', () => {
    const result = parsed({
      containers: [
        {
          name: 'kserve-container',
          env: [{ name: 'STORAGE_URI', value: 'pvc://claim/model' }],
        },
      ],
    });
    expect(result).toMatchObject({
      modelFormat: undefined,
      storageUri: 'pvc://claim/model',
      predictor: { custom: true },
      problems: [],
    });
  });

  it('reads v1alpha2, which is a level deeper', () => {
    const result = parseInferenceService({
      apiVersion: 'serving.kubeflow.org/v1alpha2',
      metadata: { name: 'mnist' },
      spec: {
        default: { predictor: { tensorflow: { storageUri: 'pvc://c/m' } } },
      },
    });
    expect(result).toMatchObject({
      modelFormat: 'tensorflow',
      storageUri: 'pvc://c/m',
    });
  });

  it.each([
    ['s3://key:secret@bucket/model', 's3://bucket/model'],
    ['https://user@host/m.zip', 'https://host/m.zip'],
    [
      'https://a.blob.core.windows.net/c/m?sv=2024&sig=abc%3D',
      'https://a.blob.core.windows.net/c/m',
    ],
    ['https://host/m#token', 'https://host/m'],
    ['https://a@b@host/m', 'https://host/m'],
    ['/mnt/models', '/mnt/models'],
    ['pvc://claim/a@b', 'pvc://claim/a@b'],
  ])('shows the storage %s as %s', (storageUri, shown) => {
    expect(parsed({ model: { storageUri } }).storageUri).toBe(shown);
  });

  it.each([
    ['http://a.example.com', 'http://a.example.com'],
    ['https://a.example.com/serving/x', 'https://a.example.com/serving/x'],
    [`${'java'}script:alert(1)`, undefined],
    ['grpc://a.example.com', undefined],
    ['//a.example.com', undefined],
    ['http://user:pass@a.example.com', undefined],
    [7, undefined],
  ])('takes %j for the URL %j', (url, expected) => {
    expect(parsed({ model: {} }, { status: { url } }).url).toBe(expected);
  });

  it.each([
    ['Serverless', 'Knative'],
    ['RawDeployment', 'Standard'],
    ['ModelMesh', 'ModelMesh'],
    ['Foo', undefined],
  ])('takes the mode %s for %s', (mode, expected) => {
    const metadata = {
      name: 'model',
      annotations: { 'serving.kserve.io/deploymentMode': mode },
    };
    expect(parsed({}, { metadata }).deploymentMode).toBe(expected);
    const status = { deploymentMode: 'Knative' };
    expect(parsed({}, { metadata, status }).deploymentMode).toBe('Knative');
  });

  it('names no model where nothing tells', () => {
    expect(parsed({ model: { storageUri: 's3://b/m' } }).model).toBeUndefined();
  });

  it('prefers the run of the annotation to that of the location', () => {
    const metadata = { name: 'm', annotations: { 'mlops/run-id': 'abc' } };
    const model = { storageUri: `s3://b/1/${runId}/artifacts/model` };
    expect(parsed({ model }, { metadata }).model).toEqual({
      name: undefined,
      version: undefined,
      runId: 'abc',
    });
  });

  it('reads where the requests go', () => {
    const traffic = [
      { revisionName: 'm-1', percent: 90, tag: 'prev', latestRevision: false },
      { revisionName: 'm-2', percent: 10, tag: 'latest', latestRevision: true },
      { tag: 'test', url: 'http://x' },
    ];
    const status = { components: { predictor: { traffic } } };
    expect(parsed({}, { status }).traffic).toEqual([
      { revision: 'm-1', percent: 90, tag: 'prev', latest: false },
      { revision: 'm-2', percent: 10, tag: 'latest', latest: true },
      { revision: undefined, percent: 0, tag: 'test', latest: undefined },
    ]);
  });

  it.each([
    undefined,
    null,
    [],
    {},
    'text',
    { metadata: 7, spec: 'x', status: [] },
    { spec: { predictor: [] } },
    { spec: { predictor: { model: 'x', containers: 7, sklearn: true } } },
    { status: { conditions: 'x', components: 7, canaryStatuses: {} } },
  ])('never throws, but names problems: %j', object => {
    expect(parseInferenceService(object).problems.length).toBeGreaterThan(0);
  });
});
