import { Pod, PodSpec } from '../cluster';
import { schedule } from '../cluster/schedule';
import { clusterNodes } from '../cluster/nodes';
import { eventually } from '../cluster/__testUtils__/eventually';
import {
  hasLiveRecords,
  liveRecord,
} from '../cluster/__testUtils__/liveRecords';
import { TestCluster } from '../cluster/__testUtils__/TestCluster';
import { LiveReplay } from './__testUtils__/LiveReplay';

// Keys and certificates are made anew for each API server, which takes its time on a busy machine.
jest.setTimeout(60_000);

(hasLiveRecords ? describe : describe.skip)(
  'texts of notebooks (needs ../shared/fixtures/live)',
  () => {
    let cluster: TestCluster;

    beforeAll(async () => {
      cluster = await TestCluster.start();
    });

    afterAll(() => cluster.close());

    it.each([
      'running',
      'stopped-from-start',
      'name-52-chars',
      'name-53-chars',
      'name-starts-with-digit',
      'nb-prefix-overridden',
      'image-unauthorized',
      'image-x509',
      'image-insecure-registry',
      'image-no-such-host',
      'image-never-pull',
      'crashloop-127',
      'start-error-128',
      'failed-mount-secret',
      'config-error-key',
      'limitrange-max',
      'limitrange-min-and-ratio',
      'quota-exceeded',
      'quota-exceeded-gpu',
      'pod-security-baseline-istio-init',
      'pod-security-restricted',
      'pod-security-warn-only',
      'service-account-missing',
      'runtime-class-missing',
      'poddefault-mount-without-volume',
      'webhook-denied-tolerations',
      'webhook-denied-volume',
      'webhook-denied-secret-defaultmode',
      'volume-mount-not-found',
      'duplicate-mount-path',
      'gpu-request-without-limit',
      'request-above-limit',
      'reserved-label',
      'name-too-long-for-label',
    ])(
      '%s: status and events as the real controller leaves them',
      async name => {
        const replay = await LiveReplay.of(cluster, name);
        await eventually(async () => {
          expect(await replay.status()).toEqual(replay.recordedStatus());
          expect(await replay.texts()).toEqual(
            expect.arrayContaining(replay.recordedTexts()),
          );
        });
      },
    );

    // In the records one of three nodes has a taint, and no two have what is asked for.
    it.each([
      'unschedulable-gpu-unknown-key',
      'unschedulable-cpu',
      'node-selector',
    ])('%s: the text of the scheduler', name => {
      const [recorded] = liveRecord(`notebooks/${name}`).objects.pods;
      const spec: PodSpec = { ...recorded.spec, nodeName: undefined };
      const pod: Pod = { ...recorded, spec, status: undefined };
      const [plain] = clusterNodes();
      const tainted = {
        ...plain,
        spec: { taints: [{ key: 'dedicated', effect: 'NoSchedule' }] },
      };
      const nodes = [plain, plain, tainted];
      expect(schedule(pod, { nodes, pods: [], claims: [] })).toEqual({
        kind: 'unschedulable',
        message: recorded.status?.conditions?.[0].message,
      });
    });
  },
);
