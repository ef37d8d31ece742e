import { resources } from '../cluster';
import { eventually } from '../cluster/__testUtils__/eventually';
import { TestCluster } from '../cluster/__testUtils__/TestCluster';
import { TestNotebook } from './__testUtils__/TestNotebook';

// Keys and certificates are made anew for each API server, which takes its time on a busy machine.
jest.setTimeout(60_000);

const refused = 'registry.internal.example/ml/jupyter:2.3.1';
const home = {
  volumes: [{ name: 'home', persistentVolumeClaim: { claimName: 'home' } }],
};

describe('startNotebookController', () => {
  let cluster: TestCluster;
  let notebook: TestNotebook;

  beforeAll(async () => {
    cluster = await TestCluster.start();
  });

  afterAll(() => cluster.close());

  beforeEach(async () => {
    notebook = await TestNotebook.in(cluster);
  });

  const events = (name: string) => cluster.events(notebook.namespace, name);

  it('runs a notebook: StatefulSet, Service, Pod and status', async () => {
    await notebook.create({}, { labels: { team: 'churn' } });
    const { status } = await notebook.running();
    expect(status?.conditions?.map(each => [each.type, each.status])).toEqual([
      ['PodReadyToStartContainers', 'True'],
      ['Initialized', 'True'],
      ['Ready', 'True'],
      ['ContainersReady', 'True'],
      ['PodScheduled', 'True'],
    ]);

    const { metadata, spec } = await notebook.pod();
    expect(metadata.labels).toMatchObject({
      team: 'churn',
      statefulset: 'study',
      'notebook-name': 'study',
    });
    expect(spec.containers[0]).toMatchObject({
      workingDir: '/home/jovyan',
      ports: [{ name: 'notebook-port', containerPort: 8888 }],
      env: [
        { name: 'NB_PREFIX', value: `/notebook/${notebook.namespace}/study` },
      ],
    });
    expect(spec.securityContext).toEqual({ fsGroup: 100 });

    expect(await notebook.list(resources.services)).toMatchObject([
      {
        metadata: {
          name: 'study',
          ownerReferences: [{ kind: 'Notebook', name: 'study' }],
        },
        spec: {
          selector: { statefulset: 'study' },
          ports: [{ name: 'http-study', port: 80, targetPort: 8888 }],
        },
      },
    ]);
  });

  it('tells of each step by events, and repeats them on the notebook', async () => {
    await notebook.create();
    await eventually(async () => {
      const reasons = (await events('study-0')).map(({ reason }) => reason);
      expect(reasons).toEqual(
        expect.arrayContaining(['Scheduled', 'Pulled', 'Created', 'Started']),
      );
      expect(await events('study')).toEqual(
        expect.arrayContaining([
          {
            type: 'Normal',
            reason: 'Started',
            message: 'Reissued from pod/study-0: Container started',
          },
          {
            type: 'Normal',
            reason: 'SuccessfulCreate',
            message:
              'Reissued from statefulset/study: Create Pod study-0 in StatefulSet study successful',
          },
        ]),
      );
    });
  });

  it('shows an image that the registry refuses', async () => {
    await notebook.create({ image: refused });
    await eventually(async () => {
      const { status } = await notebook.get();
      expect(status?.readyReplicas).toBe(0);
      expect(status?.containerState?.waiting).toEqual({
        reason: 'ImagePullBackOff',
        message: expect.stringMatching(
          /^Back-off pulling image "registry\.internal.*401 Unauthorized$/,
        ),
      });
      expect(status?.conditions).toContainEqual(
        expect.objectContaining({
          type: 'Ready',
          status: 'False',
          reason: 'ContainersNotReady',
          message: 'containers with unready status: [study]',
        }),
      );
      expect(await events('study-0')).toEqual(
        expect.arrayContaining([
          {
            type: 'Warning',
            reason: 'Failed',
            message: 'Error: ImagePullBackOff',
          },
          {
            type: 'Normal',
            reason: 'BackOff',
            message: `Back-off pulling image "${refused}"`,
          },
        ]),
      );
    });
  });

  it('shows that no node can take the Pod', async () => {
    const message =
      '0/2 nodes are available: 2 Insufficient nvidia.com/gpu. no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.';
    await notebook.create({ resources: { limits: { 'nvidia.com/gpu': '4' } } });
    await eventually(async () => {
      expect((await notebook.get()).status).toMatchObject({
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message,
          },
        ],
        readyReplicas: 0,
        containerState: {},
      });
      expect(await events('study')).toContainEqual({
        type: 'Warning',
        reason: 'FailedScheduling',
        message: `Reissued from pod/study-0: ${message}`,
      });
    });
  });

  it('schedules a waiting Pod as soon as its volume is there', async () => {
    await notebook.create({}, { podSpec: home });
    await eventually(async () =>
      expect((await notebook.get()).status?.conditions?.[0]).toMatchObject({
        reason: 'Unschedulable',
        message: expect.stringContaining('"home" not found'),
      }),
    );
    await notebook.createClaim('home');
    const { status } = await notebook.running();
    expect(status?.readyReplicas).toBe(1);
  });

  it('binds a volume claim', async () => {
    await notebook.createClaim('home');
    await eventually(async () =>
      expect(
        await notebook.list(resources.persistentVolumeClaims),
      ).toMatchObject([
        {
          status: {
            phase: 'Bound',
            accessModes: ['ReadWriteOnce'],
            capacity: { storage: '5Gi' },
          },
        },
      ]),
    );
  });

  it('says nothing about a spec that the API server refuses as StatefulSet', async () => {
    const volumeMounts = [{ name: 'workspace', mountPath: '/home/jovyan' }];
    await notebook.create({ volumeMounts });
    // A later notebook that runs shows that the controller has passed this one.
    await notebook.create({ name: 'other' }, { name: 'other' });
    await eventually(async () =>
      expect(await notebook.list(resources.pods)).toMatchObject([
        { metadata: { name: 'other-0' }, status: { phase: 'Running' } },
      ]),
    );
    expect((await notebook.get()).status).toBeUndefined();
    expect(await events('study')).toEqual([]);
    expect(await notebook.list(resources.statefulSets)).toHaveLength(1);
  });
});
