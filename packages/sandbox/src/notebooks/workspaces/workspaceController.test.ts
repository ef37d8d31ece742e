import type { KubernetesObject } from '../../kubernetes';
import { type Pod, type StatefulSet, resources } from '../../cluster';
import { TestCluster } from '../../cluster/__testUtils__/TestCluster';
import { eventually } from '../../cluster/__testUtils__/eventually';
import { type Workspace, workspaceLabel } from './workspaceObjects';

jest.setTimeout(60_000);

describe('the controller of Workspaces', () => {
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.start();
  });

  afterAll(() => cluster.close());

  async function create(spec: Partial<Workspace['spec']> = {}) {
    const namespace = await cluster.namespace();
    await cluster.client.create(resources.workspaces, {
      apiVersion: 'kubeflow.org/v1beta1',
      kind: 'Workspace',
      metadata: { name: 'study', namespace },
      spec: {
        kind: 'jupyterlab',
        podTemplate: {
          options: { imageConfig: 'scipy-1-10', podConfig: 'small' },
          volumes: {},
        },
        ...spec,
      },
    } as KubernetesObject);
    const get = () =>
      cluster.get<Workspace>(resources.workspaces, 'study', namespace);
    const list = async <T extends KubernetesObject>(
      kind: 'pods' | 'statefulSets' | 'services' | 'serviceAccounts',
    ) =>
      (await cluster.client.list(resources[kind], { namespace }))
        .items as unknown as T[];
    const reaches = (state: string) =>
      eventually(async () => {
        expect((await get()).status?.state).toBe(state);
      });
    const patch = (change: object) =>
      cluster.client.mergePatch(
        resources.workspaces,
        { name: 'study', namespace },
        change,
      );
    return { get, list, reaches, patch };
  }

  it('runs a Workspace in a Pod of the chosen image and size', async () => {
    const study = await create();
    await study.reaches('Running');
    const [pod] = await study.list<Pod>('pods');
    expect(pod.metadata.name).toMatch(/^ws-study-[0-9a-f]{5}-0$/);
    expect(pod.metadata.labels?.[workspaceLabel]).toBe('study');
    expect(pod.spec).toMatchObject({
      serviceAccountName: 'ws-study',
      containers: [
        {
          name: 'main',
          image: expect.stringMatching(/jupyter-scipy:v1\.10\.0$/),
          resources: { requests: { cpu: '50m' } },
        },
      ],
    });
    expect((await study.get()).status).toMatchObject({
      stateMessage: 'Workspace is running',
      pendingRestart: false,
      podTemplatePod: {
        name: pod.metadata.name,
        serviceAccountName: 'ws-study',
        containers: [{ name: 'main' }],
      },
    });
  });

  it('pauses and goes on', async () => {
    const study = await create();
    await study.reaches('Running');
    await study.patch({ spec: { paused: true } });
    await study.reaches('Paused');
    expect(await study.list('pods')).toEqual([]);
    const [set] = await study.list<StatefulSet>('statefulSets');
    expect(set.spec.replicas).toBe(0);
    expect((await study.get()).status?.pauseTime).toBeGreaterThan(
      1_700_000_000_000,
    );
    await study.patch({ spec: { paused: false } });
    await study.reaches('Running');
  });

  it.each([
    [
      { kind: 'rstudio' },
      'Workspace references unknown WorkspaceKind: rstudio',
    ],
    [
      {
        podTemplate: {
          options: { imageConfig: 'gone', podConfig: 'small' },
          volumes: {},
        },
      },
      'Workspace has invalid imageConfig: gone',
    ],
  ])('says what is wrong with %j', async (spec, message) => {
    const study = await create(spec);
    await study.reaches('Error');
    expect((await study.get()).status?.stateMessage).toBe(message);
    expect(await study.list('statefulSets')).toEqual([]);
  });
});
