import { conditionOf, Deployment, Pod, resources } from '../cluster';
import { eventually } from '../cluster/__testUtils__/eventually';
import { TestCluster } from '../cluster/__testUtils__/TestCluster';
import { modelUri, TestService } from './__testUtils__/TestService';

// Keys and certificates are made anew for each API server, which takes its time on a busy machine.
jest.setTimeout(60_000);

const mlflow = { modelFormat: { name: 'mlflow' }, protocolVersion: 'v2' };
const withoutProtocol = { modelFormat: { name: 'mlflow' } };

describe('startServingController', () => {
  let cluster: TestCluster;
  let service: TestService;

  beforeAll(async () => {
    cluster = await TestCluster.start();
  });

  afterAll(() => cluster.close());

  beforeEach(async () => {
    service = await TestService.in(cluster);
  });

  it('serves a model: Deployment, ReplicaSet, Pod, Service, urls', async () => {
    await service.createModel(mlflow, { labels: { team: 'churn' } });
    const { status } = await service.ready();
    expect(status).toMatchObject({
      url: `http://churn.${service.namespace}.localhost:7480`,
      address: {
        url: `http://churn-predictor.${service.namespace}.svc.cluster.local`,
      },
      clusterServingRuntimeName: 'kserve-mlserver',
      deploymentMode: 'Standard',
      modelStatus: {
        copies: { failedCopies: 0, totalCopies: 1 },
        states: { activeModelState: 'Loaded', targetModelState: 'Loaded' },
      },
    });
    const [pod] = (await service.list(resources.pods)) as Pod[];
    expect(pod.metadata.labels).toMatchObject({
      'serving.kserve.io/inferenceservice': 'churn',
      component: 'predictor',
      team: 'churn',
    });
    expect(pod.metadata.ownerReferences).toMatchObject([
      { kind: 'ReplicaSet' },
    ]);
    expect(pod.spec.initContainers?.[0].args).toEqual([
      modelUri,
      '/mnt/models',
    ]);
    expect(pod.spec.containers[0]).toMatchObject({
      name: 'kserve-container',
      env: expect.arrayContaining([
        { name: 'MLSERVER_MODEL_NAME', value: 'churn' },
        {
          name: 'MLSERVER_MODEL_IMPLEMENTATION',
          value: 'mlserver_mlflow.MLflowRuntime',
        },
      ]),
    });
    await eventually(async () =>
      expect(await service.events()).toEqual([
        'Normal InferenceServiceReady: InferenceService [churn] is Ready',
      ]),
    );
  });

  it('says that no runtime can serve the model, and serves it once the spec is mended', async () => {
    await service.createModel(withoutProtocol);
    await eventually(async () => {
      expect((await service.get()).status).toMatchObject({
        conditions: [
          { type: 'IngressReady', status: 'Unknown' },
          { type: 'PredictorReady', status: 'Unknown' },
          { type: 'Ready', status: 'Unknown' },
        ],
        modelStatus: {
          transitionStatus: 'InvalidSpec',
          lastFailureInfo: {
            reason: 'NoSupportingRuntime',
            message: 'No runtime found to support specified framework/version',
          },
        },
      });
      expect(await service.events()).toEqual([
        'Warning InternalError: no runtime found to support predictor with model type: {mlflow <nil>}',
      ]);
    });
    expect(await service.list(resources.deployments)).toEqual([]);

    await service.patchModel({ protocolVersion: 'v2' });
    const { status } = await service.ready();
    expect(status?.clusterServingRuntimeName).toBe('kserve-mlserver');
  });

  it('serves a model as soon as a runtime for it appears', async () => {
    await service.createModel(withoutProtocol);
    await eventually(async () => {
      const { status } = await service.get();
      expect(status?.modelStatus?.transitionStatus).toBe('InvalidSpec');
    });
    await cluster.client.create(resources.servingRuntimes, {
      apiVersion: 'serving.kserve.io/v1alpha1',
      kind: 'ServingRuntime',
      metadata: { name: 'team-mlflow', namespace: service.namespace },
      spec: {
        supportedModelFormats: [{ name: 'mlflow', autoSelect: true }],
        protocolVersions: ['v1'],
        containers: [{ name: 'kserve-container', image: 'mlflow/server:1' }],
      },
    });
    const { status } = await service.ready();
    expect(status?.servingRuntimeName).toBe('team-mlflow');
  });

  it('stops by the annotation and starts again without it', async () => {
    await service.createModel(mlflow);
    await service.ready();
    await service.stop('true');
    await eventually(async () => {
      expect(await service.list(resources.pods)).toEqual([]);
      const { status } = await service.get();
      expect(status?.url).toBeUndefined();
      expect(conditionOf(status, 'Stopped')?.status).toBe('True');
    });
    await service.stop(null);
    const { status } = await service.ready();
    expect(conditionOf(status, 'Stopped')?.status).toBe('False');
  });

  it('rolls out a new model', async () => {
    const next = 's3://mlflow-artifacts/1/next/artifacts/model';
    await service.createModel(mlflow);
    await service.ready();
    await service.patchModel({ storageUri: next });
    await eventually(async () => {
      const pods = (await service.list(resources.pods)) as Pod[];
      expect(
        pods.map(({ spec }) => spec.initContainers?.[0].args?.[0]),
      ).toEqual([next]);
    });
    const { status } = await service.ready();
    expect(status?.modelStatus?.copies?.totalCopies).toBe(1);
  });

  it('goes on serving when a later edit is refused', async () => {
    await service.createModel(mlflow);
    await service.ready();
    await service.patchModel({ modelFormat: { name: 'catboost' } });
    await eventually(async () => {
      const { status } = await service.get();
      expect(status?.modelStatus).toMatchObject({
        transitionStatus: 'InvalidSpec',
        states: {
          activeModelState: 'Loaded',
          targetModelState: 'FailedToLoad',
        },
      });
      expect(conditionOf(status, 'Ready')?.status).toBe('True');
    });
  });

  it('takes the old form of a predictor', async () => {
    await service.create({ sklearn: { storageUri: modelUri } });
    const { status } = await service.ready();
    expect(status?.clusterServingRuntimeName).toBe('kserve-sklearnserver');
  });

  it('runs a container that the manifest brings', async () => {
    await service.create({ containers: [{ name: 'server', image: 'nginx' }] });
    await service.ready();
    const [{ spec }] = (await service.list(
      resources.deployments,
    )) as Deployment[];
    expect(spec.template.spec.containers).toMatchObject([
      { name: 'kserve-container', image: 'nginx' },
    ]);
  });

  it('tells that the API server refused the workload', async () => {
    const volumeMounts = [{ name: 'nowhere', mountPath: '/data' }];
    const message =
      'Deployment.apps "churn-predictor" is invalid: spec.template.spec.containers[0].volumeMounts[0].name: Not found: "nowhere"';
    const failed = { status: 'False', reason: 'ReconcileFailed', message };
    await service.create({
      containers: [{ name: 'server', image: 'nginx', volumeMounts }],
    });
    await eventually(async () => {
      expect((await service.get()).status?.conditions).toMatchObject([
        { type: 'IngressReady', status: 'Unknown' },
        { type: 'PredictorReady', ...failed },
        { type: 'Ready', ...failed },
      ]);
      expect(await service.events()).toEqual([
        `Warning InternalError: ${message}`,
      ]);
    });
  });

  it('refuses Knative, which is not there', async () => {
    const annotations = { 'serving.kserve.io/deploymentMode': 'Serverless' };
    await service.createModel(mlflow, { annotations });
    await eventually(async () => {
      expect(await service.events()).toEqual([
        'Warning ServerlessModeRejected: It is not possible to use Knative deployment mode when Knative Services are not available',
      ]);
      expect((await service.get()).status?.deploymentMode).toBe('Knative');
    });
  });

  it('leaves no object behind when the service is deleted', async () => {
    await service.createModel(mlflow);
    const { metadata } = await service.ready();
    await cluster.client.delete(resources.inferenceServices, metadata);
    await eventually(async () => {
      const left = await Promise.all([
        service.list(resources.deployments),
        service.list(resources.replicaSets),
        service.list(resources.services),
        service.list(resources.pods),
      ]);
      expect(left.flat()).toEqual([]);
    });
  });
});
