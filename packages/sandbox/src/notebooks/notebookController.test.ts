import { KubernetesObject } from '../kubernetes';
import { Pod, resources, StatefulSet } from '../cluster';
import { eventually } from '../cluster/__testUtils__/eventually';
import { TestCluster } from '../cluster/__testUtils__/TestCluster';
import { Notebook } from './notebookObjects';

const image = 'ghcr.io/kubeflow/notebook-servers/jupyter-scipy:v1.10.0';

function notebook(
  namespace: string,
  container: object = {},
  metadata: Partial<KubernetesObject['metadata']> = {},
): KubernetesObject {
  return {
    apiVersion: 'kubeflow.org/v1',
    kind: 'Notebook',
    metadata: { name: 'study', namespace, ...metadata },
    spec: {
      template: {
        spec: { containers: [{ name: 'study', image, ...container }] },
      },
    },
  };
}

// Keys and certificates are made anew for each API server, which takes its time on a busy machine.
jest.setTimeout(60_000);

describe('startNotebookController', () => {
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
    cluster.client.create(resources.notebooks, object);
  const get = () =>
    cluster.get<Notebook>(resources.notebooks, 'study', namespace);
  const getPod = () => cluster.get<Pod>(resources.pods, 'study-0', namespace);
  const getSet = () =>
    cluster.get<StatefulSet>(resources.statefulSets, 'study', namespace);

  const running = () =>
    eventually(async () => {
      const object = await get();
      expect(object.status?.readyReplicas).toBe(1);
      expect(object.status?.containerState?.running).toBeDefined();
      return object;
    });

  const stop = (value: string | null) =>
    cluster.client.mergePatch(
      resources.notebooks,
      { name: 'study', namespace },
      { metadata: { annotations: { 'kubeflow-resource-stopped': value } } },
    );

  const gone = (ref: (typeof resources)['pods']) =>
    eventually(async () => {
      const { items } = await cluster.client.list(ref, { namespace });
      expect(items).toEqual([]);
    });

  it('runs a notebook: StatefulSet, Service, Pod and status', async () => {
    await create(notebook(namespace, {}, { labels: { team: 'churn' } }));
    const { status } = await running();
    expect(status?.conditions?.map(each => [each.type, each.status])).toEqual([
      ['PodReadyToStartContainers', 'True'],
      ['Initialized', 'True'],
      ['Ready', 'True'],
      ['ContainersReady', 'True'],
      ['PodScheduled', 'True'],
    ]);

    const pod = await getPod();
    expect(pod.metadata.labels).toMatchObject({
      team: 'churn',
      statefulset: 'study',
      'notebook-name': 'study',
    });
    expect(pod.spec.containers[0]).toMatchObject({
      workingDir: '/home/jovyan',
      ports: [{ name: 'notebook-port', containerPort: 8888 }],
      env: [{ name: 'NB_PREFIX', value: `/notebook/${namespace}/study` }],
    });
    expect(pod.spec.securityContext).toEqual({ fsGroup: 100 });

    const service = await cluster.get(resources.services, 'study', namespace);
    expect(service.spec).toMatchObject({
      selector: { statefulset: 'study' },
      ports: [{ name: 'http-study', port: 80, targetPort: 8888 }],
    });
    expect(service.metadata.ownerReferences).toMatchObject([
      { kind: 'Notebook', name: 'study', controller: true },
    ]);
  });

  it('tells of each step by events, and repeats them on the notebook', async () => {
    await create(notebook(namespace));
    await running();
    const reasons = async (name: string) =>
      (await cluster.events(namespace, name)).map(({ reason }) => reason);
    await eventually(async () => {
      expect(await reasons('study-0')).toEqual(
        expect.arrayContaining(['Scheduled', 'Pulled', 'Created', 'Started']),
      );
      expect(await cluster.events(namespace, 'study')).toEqual(
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

  it('stops by the annotation, keeps the volume, and starts when it is removed', async () => {
    await cluster.client.create(resources.persistentVolumeClaims, {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'home', namespace },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '5Gi' } },
      },
    });
    const withHome = notebook(namespace);
    const { spec } = (withHome as Notebook).spec.template;
    spec.volumes = [
      { name: 'home', persistentVolumeClaim: { claimName: 'home' } },
    ];
    await create(withHome);
    await running();
    const before = await getPod();

    await stop('2026-11-20T12:00:00Z');
    await eventually(async () => {
      const { status } = await get();
      expect(status).toEqual({
        conditions: [],
        readyReplicas: 0,
        containerState: {},
      });
    });
    await gone(resources.pods);
    expect((await getSet()).spec.replicas).toBe(0);
    const claim = await cluster.get(
      resources.persistentVolumeClaims,
      'home',
      namespace,
    );
    expect(claim.status).toEqual({
      phase: 'Bound',
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '5Gi' },
    });

    await stop(null);
    await running();
    expect((await getPod()).metadata.uid).not.toBe(before.metadata.uid);
  });

  it('takes the mere presence of the annotation for a stop', async () => {
    const annotations = { 'kubeflow-resource-stopped': '' };
    await create(notebook(namespace, {}, { annotations }));
    await eventually(async () =>
      expect((await get()).status).toEqual({
        conditions: [],
        readyReplicas: 0,
        containerState: {},
      }),
    );
    expect((await getSet()).spec.replicas).toBe(0);
  });

  it('shows an image that the registry refuses', async () => {
    const refused = 'registry.internal.example/ml/jupyter:2.3.1';
    await create(notebook(namespace, { image: refused }));
    await eventually(async () => {
      const { status } = await get();
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
    });
    await eventually(async () =>
      expect(await cluster.events(namespace, 'study-0')).toEqual(
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
      ),
    );
  });

  it('shows that no node can take the Pod', async () => {
    const limits = { 'nvidia.com/gpu': '4' };
    await create(notebook(namespace, { resources: { limits } }));
    const message =
      '0/2 nodes are available: 2 Insufficient nvidia.com/gpu. no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.';
    await eventually(async () =>
      expect((await get()).status).toMatchObject({
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
      }),
    );
    await eventually(async () =>
      expect(await cluster.events(namespace, 'study')).toContainEqual({
        type: 'Warning',
        reason: 'FailedScheduling',
        message: `Reissued from pod/study-0: ${message}`,
      }),
    );
  });

  it('schedules a waiting Pod as soon as its volume is there', async () => {
    const waiting = notebook(namespace) as Notebook;
    waiting.spec.template.spec.volumes = [
      { name: 'home', persistentVolumeClaim: { claimName: 'home' } },
    ];
    await create(waiting);
    await eventually(async () =>
      expect((await get()).status?.conditions?.[0]).toMatchObject({
        reason: 'Unschedulable',
        message: expect.stringContaining('"home" not found'),
      }),
    );
    await cluster.client.create(resources.persistentVolumeClaims, {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'home', namespace },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    });
    await running();
  });

  const changeImage = (to: string) =>
    cluster.client.mergePatch(
      resources.notebooks,
      { name: 'study', namespace },
      {
        spec: {
          template: { spec: { containers: [{ name: 'study', image: to }] } },
        },
      },
    );

  it('replaces a ready Pod when the spec changes', async () => {
    await create(notebook(namespace));
    await running();
    await changeImage('nginx:1.27');
    await eventually(async () => {
      expect((await getPod()).spec.containers[0].image).toBe('nginx:1.27');
      expect((await get()).status?.readyReplicas).toBe(1);
    });
  });

  it('keeps a Pod that never became ready, as a StatefulSet does, until it is deleted', async () => {
    const refused = 'registry.internal.example/ml/jupyter:2.3.1';
    await create(notebook(namespace, { image: refused }));
    await eventually(async () =>
      expect((await get()).status?.containerState?.waiting?.reason).toBe(
        'ImagePullBackOff',
      ),
    );
    await changeImage('nginx:1.27');
    await eventually(async () => {
      const { spec } = (await getSet()).spec.template;
      expect(spec.containers[0].image).toBe('nginx:1.27');
    });
    expect((await getPod()).spec.containers[0].image).toBe(refused);

    await cluster.client.delete(resources.pods, { name: 'study-0', namespace });
    await running();
    expect((await getPod()).spec.containers[0].image).toBe('nginx:1.27');
  });

  it('leaves no object behind when the notebook is deleted', async () => {
    await create(notebook(namespace));
    await running();
    await cluster.client.delete(resources.notebooks, {
      name: 'study',
      namespace,
    });
    await eventually(async () => {
      const left = await Promise.all(
        [resources.statefulSets, resources.services, resources.pods].map(ref =>
          cluster.client.list(ref, { namespace }),
        ),
      );
      expect(left.flatMap(({ items }) => items)).toEqual([]);
    });
  });

  it('says nothing about a spec that the API server refuses as StatefulSet', async () => {
    const volumeMounts = [{ name: 'workspace', mountPath: '/home/jovyan' }];
    await create(notebook(namespace, { volumeMounts }));
    // A later notebook that runs shows that the controller has passed this one.
    await create(notebook(namespace, { name: 'other' }, { name: 'other' }));
    await eventually(async () => {
      const other = await cluster.get<Notebook>(
        resources.notebooks,
        'other',
        namespace,
      );
      expect(other.status?.readyReplicas).toBe(1);
    });
    expect((await get()).status).toBeUndefined();
    expect(await cluster.events(namespace, 'study')).toEqual([]);
    const sets = await cluster.client.list(resources.statefulSets, {
      namespace,
    });
    expect(sets.items.map(({ metadata }) => metadata.name)).toEqual(['other']);
  });

  it('goes on after a restart and changes nothing that is as wanted', async () => {
    await create(notebook(namespace));
    await running();
    await eventually(async () =>
      expect(await cluster.events(namespace, 'study')).toContainEqual(
        expect.objectContaining({ reason: 'Started' }),
      ),
    );
    const pod = await getPod();
    await cluster.stopControllers();
    await stop('2026-11-20T12:00:00Z');
    expect((await getPod()).metadata).toEqual(pod.metadata);

    cluster.startControllers();
    await gone(resources.pods);
    await stop(null);
    await running();
    await eventually(async () => {
      const events = await cluster.events(namespace, 'study-0');
      const started = events.filter(({ reason }) => reason === 'Started');
      expect(started).toHaveLength(2);
    });
  });
});
