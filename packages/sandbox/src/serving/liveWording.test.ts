import { KubernetesObject } from '../kubernetes';
import { eventually } from '../cluster/__testUtils__/eventually';
import {
  hasLiveRecords,
  liveRecord,
  withoutTimes,
} from '../cluster/__testUtils__/liveRecords';
import { TestCluster } from '../cluster/__testUtils__/TestCluster';
import { TestService } from './__testUtils__/TestService';
import { InferenceService, PredictorSpec } from './inferenceServiceObjects';

jest.setTimeout(60_000);

/** A ReplicaSet's name ends with a hash; everything else is to be equal. */
const normalised = (status: InferenceService['status']) => ({
  conditions: withoutTimes(status?.conditions).map(condition => ({
    ...condition,
    message: condition.message?.replace(/predictor-[0-9a-z]+/, 'predictor'),
  })),
  modelStatus: status?.modelStatus,
  deploymentMode: status?.deploymentMode,
  clusterServingRuntimeName: status?.clusterServingRuntimeName,
});

/** The record's predictor, its healthy image moved to a registry that hands images to anybody here. */
function predictorOf({ spec }: { spec?: unknown }): PredictorSpec {
  const text = JSON.stringify(spec).replaceAll(
    'registry.example.com/ml/churn-server',
    'ml/churn-server',
  );
  return JSON.parse(text).predictor;
}

(hasLiveRecords ? describe : describe.skip)(
  'texts of KServe (needs ../shared/fixtures/live)',
  () => {
    let cluster: TestCluster;
    let service: TestService;

    beforeAll(async () => {
      cluster = await TestCluster.start();
    });

    afterAll(() => cluster.close());

    beforeEach(async () => {
      service = await TestService.in(cluster);
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
        const recorded =
          objects.inferenceService as KubernetesObject as InferenceService;
        const { annotations } = recorded.metadata;
        await service.create(predictorOf(recorded), { annotations });
        const expected = objects.events
          .filter(each => each.involvedObject.kind === 'InferenceService')
          .map(({ type, reason, message }) => `${type} ${reason}: ${message}`);
        await eventually(async () => {
          expect(normalised((await service.get()).status)).toEqual(
            normalised(recorded.status),
          );
          expect(await service.events()).toEqual(expected);
        });
      },
    );

    it('v020-stopped: what is left after a stop', async () => {
      const { objects } = liveRecord('kserve/v020-stopped');
      const recorded =
        objects.inferenceService as KubernetesObject as InferenceService;
      await service.create(predictorOf(recorded));
      await service.ready();
      await service.stop('true');
      await eventually(async () => {
        expect(normalised((await service.get()).status)).toEqual(
          normalised(recorded.status),
        );
        expect(await service.events()).toContain(
          'Warning InferenceServiceNotReady: InferenceService [churn] is no longer Ready because of: IngressReady, PredictorReady, Ready',
        );
      });
    });
  },
);
