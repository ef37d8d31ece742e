import { KubernetesObject } from '../kubernetes';
import { conditionOf, Deployment, Pod, resources } from '../cluster';
import { eventually } from '../cluster/__testUtils__/eventually';
import {
  hasLiveRecords,
  liveRecord,
  withoutTimes,
} from '../cluster/__testUtils__/liveRecords';
import { TestCluster } from '../cluster/__testUtils__/TestCluster';
import { InferenceService } from './inferenceServiceObjects';

// Keys and certificates are made anew for each API server, which takes its time on a busy machine.
jest.setTimeout(60_000);

const uri = 's3://mlflow-artifacts/1/4c1f0a/artifacts/model';

function service(
  namespace: string,
  model: object,
  metadata: Partial<KubernetesObject['metadata']> = {},
): KubernetesObject {
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name: 'churn', namespace, ...metadata },
    spec: { predictor: { model: { storageUri: uri, ...model } } },
  };
}

const mlflow = { modelFormat: { name: 'mlflow' }, protocolVersion: 'v2' };
const withoutProtocol = { modelFormat: { name: 'mlflow' } };

let cluster: TestCluster;
let namespace: string;

beforeAll(async () => {
  cluster = await TestCluster.start();
});

afterAll(() => cluster.close());

beforeEach(async () => {
  namespace = await cluster.namespace();
});

const create = (object: KubernetesObject) =>
  cluster.client.create(resources.inferenceServices, object);
const get = () =>
  cluster.get<InferenceService>(
    resources.inferenceServices,
    'churn',
    namespace,
  );
const patch = (change: object) =>
  cluster.client.mergePatch(
    resources.inferenceServices,
    { name: 'churn', namespace },
    change,
  );

const ready = () =>
  eventually(async () => {
    const object = await get();
    expect(conditionOf(object.status, 'Ready')?.status).toBe('True');
    expect(object.status?.modelStatus?.transitionStatus).toBe('UpToDate');
    return object;
  });

const events = async () =>
  (await cluster.events(namespace, 'churn')).map(
    ({ type, reason, message }) => `${type} ${reason}: ${message}`,
  );

describe('startServingController', () => {
  it('serves a model: Deployment, ReplicaSet, Pod, Service, urls', async () => {
    await create(service(namespace, mlflow, { labels: { team: 'churn' } }));
    const { status } = await ready();
    expect(status).toMatchObject({
      url: `http://churn.${namespace}.localhost:7480`,
      address: {
        url: `http://churn-predictor.${namespace}.svc.cluster.local`,
      },
      clusterServingRuntimeName: 'kserve-mlserver',
      deploymentMode: 'Standard',
      modelStatus: {
        copies: { failedCopies: 0, totalCopies: 1 },
        states: { activeModelState: 'Loaded', targetModelState: 'Loaded' },
      },
    });
    const { items } = await cluster.client.list(resources.pods, {
      namespace,
      labelSelector:
        'serving.kserve.io/inferenceservice=churn,component=predictor,team=churn',
    });
    const [pod] = items as Pod[];
    expect(pod.spec.initContainers?.[0].args).toEqual([uri, '/mnt/models']);
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
    expect(pod.metadata.ownerReferences).toMatchObject([
      { kind: 'ReplicaSet' },
    ]);
    await eventually(async () =>
      expect(await events()).toEqual([
        'Normal InferenceServiceReady: InferenceService [churn] is Ready',
      ]),
    );
  });

  it('says that no runtime can serve the model, and serves it once the spec is mended', async () => {
    await create(service(namespace, withoutProtocol));
    await eventually(async () =>
      expect((await get()).status).toMatchObject({
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
      }),
    );
    await eventually(async () =>
      expect(await events()).toEqual([
        'Warning InternalError: no runtime found to support predictor with model type: {mlflow <nil>}',
      ]),
    );
    const deployments = await cluster.client.list(resources.deployments, {
      namespace,
    });
    expect(deployments.items).toEqual([]);

    await patch({ spec: { predictor: { model: { protocolVersion: 'v2' } } } });
    await ready();
  });

  it('serves a model as soon as a runtime for it appears', async () => {
    await create(service(namespace, withoutProtocol));
    await eventually(async () =>
      expect((await get()).status?.modelStatus?.transitionStatus).toBe(
        'InvalidSpec',
      ),
    );
    await cluster.client.create(resources.servingRuntimes, {
      apiVersion: 'serving.kserve.io/v1alpha1',
      kind: 'ServingRuntime',
      metadata: { name: 'team-mlflow', namespace },
      spec: {
        supportedModelFormats: [{ name: 'mlflow', autoSelect: true }],
        protocolVersions: ['v1'],
        containers: [{ name: 'kserve-container', image: 'mlflow/server:1' }],
      },
    });
    const { status } = await ready();
    expect(status?.servingRuntimeName).toBe('team-mlflow');
  });

  it('stops by the annotation and starts again without it', async () => {
    await create(service(namespace, mlflow));
    await ready();
    const stop = (value: string | null) =>
      patch({ metadata: { annotations: { 'serving.kserve.io/stop': value } } });
    await stop('true');
    await eventually(async () => {
      const { items } = await cluster.client.list(resources.pods, {
        namespace,
      });
      expect(items).toEqual([]);
      const { status } = await get();
      expect(status?.url).toBeUndefined();
      expect(conditionOf(status, 'Stopped')?.status).toBe('True');
    });
    await stop(null);
    await ready();
  });

  it('rolls out a new model', async () => {
    await create(service(namespace, mlflow));
    await ready();
    const next = 's3://mlflow-artifacts/1/next/artifacts/model';
    await patch({ spec: { predictor: { model: { storageUri: next } } } });
    await eventually(async () => {
      const { items } = await cluster.client.list(resources.pods, {
        namespace,
      });
      expect(
        (items as Pod[]).map(({ spec }) => spec.initContainers?.[0].args?.[0]),
      ).toEqual([next]);
    });
    await ready();
  });

  it('goes on serving when a later edit is refused', async () => {
    await create(service(namespace, mlflow));
    await ready();
    await patch({
      spec: { predictor: { model: { modelFormat: { name: 'catboost' } } } },
    });
    await eventually(async () => {
      const { status } = await get();
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
    await create({
      ...service(namespace, {}),
      spec: { predictor: { sklearn: { storageUri: uri } } },
    });
    const { status } = await ready();
    expect(status?.clusterServingRuntimeName).toBe('kserve-sklearnserver');
  });

  it('runs a container that the manifest brings', async () => {
    await create({
      ...service(namespace, {}),
      spec: { predictor: { containers: [{ name: 'server', image: 'nginx' }] } },
    });
    await ready();
    const deployment = await cluster.get<Deployment>(
      resources.deployments,
      'churn-predictor',
      namespace,
    );
    expect(deployment.spec.template.spec.containers[0].name).toBe(
      'kserve-container',
    );
  });

  it('tells that the API server refused the workload', async () => {
    const volumeMounts = [{ name: 'nowhere', mountPath: '/data' }];
    await create({
      ...service(namespace, {}),
      spec: {
        predictor: {
          containers: [{ name: 'server', image: 'nginx', volumeMounts }],
        },
      },
    });
    const message =
      'Deployment.apps "churn-predictor" is invalid: spec.template.spec.containers[0].volumeMounts[0].name: Not found: "nowhere"';
    await eventually(async () => {
      expect((await get()).status?.conditions).toMatchObject([
        { type: 'IngressReady', status: 'Unknown' },
        {
          type: 'PredictorReady',
          status: 'False',
          reason: 'ReconcileFailed',
          message,
        },
        { type: 'Ready', status: 'False', reason: 'ReconcileFailed', message },
      ]);
      expect(await events()).toEqual([`Warning InternalError: ${message}`]);
    });
  });

  it('refuses Knative, which is not there', async () => {
    const annotations = { 'serving.kserve.io/deploymentMode': 'Serverless' };
    await create(service(namespace, mlflow, { annotations }));
    await eventually(async () =>
      expect(await events()).toEqual([
        'Warning ServerlessModeRejected: It is not possible to use Knative deployment mode when Knative Services are not available',
      ]),
    );
    expect((await get()).status?.deploymentMode).toBe('Knative');
  });

  it('leaves no object behind when the service is deleted', async () => {
    await create(service(namespace, mlflow));
    await ready();
    await cluster.client.delete(resources.inferenceServices, {
      name: 'churn',
      namespace,
    });
    const lists = [
      resources.deployments,
      resources.replicaSets,
      resources.services,
      resources.pods,
    ].map(ref => () => cluster.client.list(ref, { namespace }));
    await eventually(async () => {
      const left = await Promise.all(lists.map(list => list()));
      expect(left.flatMap(({ items }) => items)).toEqual([]);
    });
  });
});

(hasLiveRecords ? describe : describe.skip)(
  'texts of KServe (needs ../shared/fixtures/live)',
  () => {
    /** A ReplicaSet's name ends with a hash; everything else is to be equal. */
    const normalised = (object: InferenceService['status']) => ({
      conditions: withoutTimes(object?.conditions).map(condition => ({
        ...condition,
        message: condition.message?.replace(/predictor-[0-9a-z]+/, 'predictor'),
      })),
      modelStatus: object?.modelStatus,
      deploymentMode: object?.deploymentMode,
      clusterServingRuntimeName: object?.clusterServingRuntimeName,
    });

    it.each([
      'mlflow-v2',
      'v020-ready-sklearn',
      'mlflow-without-protocol',
      'v020-mlflow-without-protocol',
      'format-wrong-case',
      'runtime-protocol-mismatch',
      'runtime-format-mismatch',
      'v020-runtime-name-unknown',
      'v020-storage-scheme-ftp',
      'v020-storage-scheme-models',
      'v020-knative-without-knative',
      'stopped-from-start',
      'image-pull',
      'unschedulable-cpu',
      'custom-container',
    ])(
      '%s: status and events as the real controller leaves them',
      async name => {
        const { objects } = liveRecord(`kserve/${name}`);
        const recorded = objects.inferenceService;
        const { annotations } = recorded.metadata;
        const spec = JSON.parse(
          JSON.stringify(recorded.spec)
            // These hosts are no public registries here; the first is meant to work.
            .replaceAll(
              'registry.example.com/ml/churn-server',
              'ml/churn-server',
            ),
        );
        await cluster.client.create(resources.inferenceServices, {
          apiVersion: 'serving.kserve.io/v1beta1',
          kind: 'InferenceService',
          metadata: { name: 'churn', namespace, annotations },
          spec,
        });
        await eventually(async () =>
          expect(normalised((await get()).status)).toEqual(
            normalised(recorded.status as InferenceService['status']),
          ),
        );
        const expected = objects.events
          .filter(
            ({ involvedObject }) => involvedObject.kind === 'InferenceService',
          )
          .map(({ type, reason, message }) => `${type} ${reason}: ${message}`);
        await eventually(async () => expect(await events()).toEqual(expected));
      },
    );

    it('v020-stopped: what is left after a stop', async () => {
      const recorded = liveRecord('kserve/v020-stopped').objects
        .inferenceService;
      await create({ ...service(namespace, {}), spec: recorded.spec });
      await ready();
      await patch({
        metadata: { annotations: { 'serving.kserve.io/stop': 'true' } },
      });
      await eventually(async () =>
        expect(normalised((await get()).status)).toEqual(
          normalised(recorded.status as InferenceService['status']),
        ),
      );
      await eventually(async () =>
        expect(await events()).toContain(
          'Warning InferenceServiceNotReady: InferenceService [churn] is no longer Ready because of: IngressReady, PredictorReady, Ready',
        ),
      );
    });
  },
);
