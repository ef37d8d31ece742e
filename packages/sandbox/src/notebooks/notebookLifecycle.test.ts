import { resources } from '../cluster';
import { eventually } from '../cluster/__testUtils__/eventually';
import { TestCluster } from '../cluster/__testUtils__/TestCluster';
import { TestNotebook } from './__testUtils__/TestNotebook';

jest.setTimeout(60_000);

const stoppedStatus = { conditions: [], readyReplicas: 0, containerState: {} };

describe('the life of a notebook', () => {
  let cluster: TestCluster;
  let notebook: TestNotebook;

  beforeAll(async () => {
    cluster = await TestCluster.start();
  });

  afterAll(() => cluster.close());

  beforeEach(async () => {
    notebook = await TestNotebook.in(cluster);
  });

  const stopped = () =>
    eventually(async () => {
      expect((await notebook.get()).status).toEqual(stoppedStatus);
      expect(await notebook.list(resources.pods)).toEqual([]);
    });

  it('stops by the annotation, keeps the volume, and starts when it is removed', async () => {
    const volumes = [
      { name: 'home', persistentVolumeClaim: { claimName: 'home' } },
    ];
    await notebook.createClaim('home');
    await notebook.create({}, { podSpec: { volumes } });
    await notebook.running();
    const before = await notebook.pod();

    await notebook.stop('2026-11-20T12:00:00Z');
    await stopped();
    expect((await notebook.statefulSet()).spec.replicas).toBe(0);
    const claims = await notebook.list(resources.persistentVolumeClaims);
    expect(claims).toMatchObject([{ status: { phase: 'Bound' } }]);

    await notebook.stop(null);
    await notebook.running();
    expect((await notebook.pod()).metadata.uid).not.toBe(before.metadata.uid);
  });

  it('notes activity while there is a Pod and forgets it when stopped', async () => {
    const key = 'notebooks.kubeflow.org/last-activity';
    const noted = async () =>
      (await notebook.get()).metadata.annotations?.[key];
    await notebook.create();
    await eventually(async () =>
      expect(Date.parse((await noted()) ?? '')).not.toBeNaN(),
    );
    await notebook.running();
    await notebook.stop('2026-11-20T12:00:00Z');
    await eventually(async () => expect(await noted()).toBeUndefined());
  });

  it('takes the mere presence of the annotation for a stop', async () => {
    const annotations = { 'kubeflow-resource-stopped': '' };
    await notebook.create({}, { annotations });
    await stopped();
    expect((await notebook.statefulSet()).spec.replicas).toBe(0);
  });

  it('replaces a ready Pod when the spec changes', async () => {
    await notebook.create();
    await notebook.running();
    await notebook.changeImage('nginx:1.27');
    await eventually(async () => {
      const { spec } = await notebook.pod();
      expect(spec.containers[0].image).toBe('nginx:1.27');
      expect((await notebook.get()).status?.readyReplicas).toBe(1);
    });
  });

  it('keeps a Pod that never became ready, as a StatefulSet does, until it is deleted', async () => {
    const refused = 'registry.internal.example/ml/jupyter:2.3.1';
    await notebook.create({ image: refused });
    await eventually(async () => {
      const { status } = await notebook.get();
      expect(status?.containerState?.waiting?.reason).toBe('ImagePullBackOff');
    });
    await notebook.changeImage('nginx:1.27');
    await eventually(async () => {
      const { template } = (await notebook.statefulSet()).spec;
      expect(template.spec.containers[0].image).toBe('nginx:1.27');
    });
    const stuck = await notebook.pod();
    expect(stuck.spec.containers[0].image).toBe(refused);

    await cluster.client.delete(resources.pods, stuck.metadata);
    await notebook.running();
    const fixed = await notebook.pod();
    expect(fixed.spec.containers[0].image).toBe('nginx:1.27');
  });

  it('leaves no object behind when the notebook is deleted', async () => {
    await notebook.create();
    const { metadata } = await notebook.running();
    await cluster.client.delete(resources.notebooks, metadata);
    await eventually(async () => {
      const left = await Promise.all([
        notebook.list(resources.statefulSets),
        notebook.list(resources.services),
        notebook.list(resources.pods),
      ]);
      expect(left.flat()).toEqual([]);
    });
  });

  it('goes on after a restart and changes nothing that is as wanted', async () => {
    const timesStarted = async () => {
      const events = await cluster.events(notebook.namespace, 'study-0');
      return events.filter(({ reason }) => reason === 'Started').length;
    };
    await notebook.create();
    await notebook.running();
    await eventually(async () => expect(await timesStarted()).toBe(1));
    const pod = await notebook.pod();
    await cluster.stopControllers();
    await notebook.stop('2026-11-20T12:00:00Z');
    expect((await notebook.pod()).metadata).toEqual(pod.metadata);

    cluster.startControllers();
    await stopped();
    await notebook.stop(null);
    await notebook.running();
    await eventually(async () => expect(await timesStarted()).toBe(2));
  });
});
