import { Pod, PodSpec, resources } from '../cluster';
import { schedule } from '../cluster/schedule';
import { clusterNodes } from '../cluster/nodes';
import { eventually } from '../cluster/__testUtils__/eventually';
import {
  hasLiveRecords,
  LiveRecord,
  liveRecord,
  withoutTimes,
} from '../cluster/__testUtils__/liveRecords';
import { TestCluster } from '../cluster/__testUtils__/TestCluster';
import { Notebook } from './notebookObjects';

// Keys and certificates are made anew for each API server, which takes its time on a busy machine.
jest.setTimeout(60_000);

/** Names of places differ; texts do not. A first pull is no difference of the controllers. */
function normalised(message: string) {
  return message
    .replace(/(assigned )\S+\/(\S+) to \S+/, '$1$2')
    .replace(
      /Container image ("[^"]+") already present.*|Successfully pulled image ("[^"]+").*/,
      'Pulled $1$2',
    );
}

const textsOf = (events: readonly { reason: string; message: string }[]) => [
  ...new Set(
    events.map(({ reason, message }) => `${reason}: ${normalised(message)}`),
  ),
];

(hasLiveRecords ? describe : describe.skip)(
  'texts of notebooks (needs ../shared/fixtures/live)',
  () => {
    let cluster: TestCluster;

    beforeAll(async () => {
      cluster = await TestCluster.start();
    });

    afterAll(() => cluster.close());

    it.each(['running', 'image-unauthorized', 'stopped-from-start'])(
      '%s: status as the real controller leaves it',
      async name => {
        const { objects } = liveRecord<LiveRecord>(`notebooks/${name}`);
        const recorded = objects.notebook as Notebook;
        const namespace = await cluster.namespace();
        const { spec, metadata } = recorded;
        const { annotations, labels } = metadata;
        for (const { persistentVolumeClaim } of spec.template.spec.volumes ??
          []) {
          if (persistentVolumeClaim) {
            await cluster.client.create(resources.persistentVolumeClaims, {
              apiVersion: 'v1',
              kind: 'PersistentVolumeClaim',
              metadata: { name: persistentVolumeClaim.claimName, namespace },
              spec: {
                accessModes: ['ReadWriteOnce'],
                resources: { requests: { storage: '5Gi' } },
              },
            });
          }
        }
        await cluster.client.create(resources.notebooks, {
          apiVersion: 'kubeflow.org/v1',
          kind: 'Notebook',
          metadata: { name: metadata.name, namespace, annotations, labels },
          spec,
        });
        await eventually(async () => {
          const { status } = await cluster.get<Notebook>(
            resources.notebooks,
            metadata.name,
            namespace,
          );
          expect(withoutTimes(status?.conditions)).toEqual(
            withoutTimes(recorded.status?.conditions),
          );
          expect(status?.readyReplicas).toBe(recorded.status?.readyReplicas);
          expect(Object.keys(status?.containerState ?? {})).toEqual(
            Object.keys(recorded.status?.containerState ?? {}),
          );
          expect(status?.containerState?.waiting).toEqual(
            recorded.status?.containerState?.waiting,
          );
        });
        const expected = objects.events
          .filter(({ reason }) => reason !== 'SuccessfulAttachVolume')
          .filter(({ involvedObject }) => involvedObject.kind === 'Notebook');
        await eventually(async () =>
          expect(
            textsOf(await cluster.events(namespace, metadata.name)),
          ).toEqual(
            expect.arrayContaining(
              textsOf(
                expected.filter(
                  ({ message }) => !message.includes('AttachVolume'),
                ),
              ),
            ),
          ),
        );
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
