import { KubernetesObject } from '../kubernetes';
import { Node, resources } from '../cluster';
import { eventually } from '../cluster/__testUtils__/eventually';
import { TestCluster } from '../cluster/__testUtils__/TestCluster';
import { TestNotebook } from './__testUtils__/TestNotebook';

jest.setTimeout(60_000);

const core = (plural: string) => ({ group: '', version: 'v1', plural });
const profile = {
  labels: { 'app.kubernetes.io/part-of': 'kubeflow-profile' },
};
const webhookService = {
  name: 'poddefaults-webhook-service',
  namespace: 'kubeflow',
};

describe('what the cluster does to notebooks', () => {
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.start();
  });

  afterAll(() => cluster.close());

  const refusals = async ({ namespace }: TestNotebook) =>
    (await cluster.events(namespace, 'study'))
      .filter(({ reason }) => reason === 'FailedCreate')
      .map(({ message }) => message);

  it('tries a refused Pod again, and makes it when the cause is gone', async () => {
    const notebook = await TestNotebook.in(cluster, { accounts: [] });
    await notebook.create({}, { podSpec: { serviceAccountName: 'runner' } });
    await eventually(async () =>
      expect(await refusals(notebook)).toContainEqual(
        expect.stringContaining('serviceaccount "runner" not found'),
      ),
    );
    await cluster.client.create(core('serviceaccounts'), {
      metadata: { name: 'runner', namespace: notebook.namespace },
    } as KubernetesObject);
    await notebook.running();
  });

  it('cannot make Pods of profiles while the webhook is away', async () => {
    const { client } = cluster;
    const service = await client.get(
      resources.services,
      webhookService.name,
      webhookService.namespace,
    );
    const endpoints = core('endpoints');
    const notebook = await TestNotebook.in(cluster, profile);
    await client.mergePatch(endpoints, webhookService, { subsets: [] });
    await notebook.create();
    const failed =
      'Internal error occurred: failed calling webhook "poddefaults-webhook-deployment.kubeflow.org": failed to call webhook: Post "https://poddefaults-webhook-service.kubeflow.svc:443/apply-poddefault?timeout=10s": ';
    const seen = (text: string) =>
      eventually(async () =>
        expect(await refusals(notebook)).toContainEqual(
          expect.stringContaining(failed + text),
        ),
      );
    await seen(
      'no endpoints available for service "poddefaults-webhook-service"',
    );
    await client.delete(resources.services, webhookService);
    await seen('service "poddefaults-webhook-service" not found');

    const { name, namespace } = webhookService;
    await client.create(resources.services, {
      ...service!,
      metadata: { name, namespace },
    });
    await client.mergePatch(endpoints, webhookService, {
      subsets: [{ addresses: [{ ip: '10.244.0.10' }] }],
    });
    await notebook.running();
  });

  it('makes the StatefulSet anew with the labels of the notebook', async () => {
    const notebook = await TestNotebook.in(cluster);
    await notebook.create();
    await notebook.running();
    await notebook.patch({ metadata: { labels: { late: 'true' } } });
    const { metadata } = await notebook.statefulSet();
    expect((await notebook.pod()).metadata.labels).not.toHaveProperty('late');
    await cluster.client.delete(resources.statefulSets, metadata);
    await eventually(async () =>
      expect((await notebook.pod()).metadata.labels).toHaveProperty('late'),
    );
    await notebook.running();
  });

  it('counts refusals together that differ in every text', async () => {
    const notebook = await TestNotebook.in(cluster, profile);
    await cluster.client.create(
      { group: 'kubeflow.org', version: 'v1alpha1', plural: 'poddefaults' },
      {
        apiVersion: 'kubeflow.org/v1alpha1',
        kind: 'PodDefault',
        metadata: { name: 'shm', namespace: notebook.namespace },
        spec: {
          selector: {},
          volumes: [{ name: 'dshm', emptyDir: { sizeLimit: '2Gi' } }],
        },
      },
    );
    await notebook.create(
      {},
      {
        podSpec: {
          volumes: [{ name: 'dshm', emptyDir: { medium: 'Memory' } }],
        },
      },
    );
    await eventually(async () => {
      const messages = (await cluster.events(notebook.namespace, 'study')).map(
        ({ message }) => message,
      );
      expect(messages).toContainEqual(
        expect.stringMatching(
          /^\(combined from similar events\): Create Pod study-0 in StatefulSet study failed error: admission webhook/,
        ),
      );
      expect(messages).toContainEqual(
        expect.stringMatching(
          /Reissued from statefulset\/study: \(combined from similar events\): Create Pod/,
        ),
      );
    }, 40_000);
  });

  it('takes back the readiness of Pods on a node that is silent, and gives it again', async () => {
    const notebook = await TestNotebook.in(cluster);
    await notebook.create();
    await notebook.running();
    const { nodeName = '' } = (await notebook.pod()).spec;
    const setReady = async (status: string) => {
      const node = await cluster.get<Node>(resources.nodes, nodeName, '');
      const conditions = [{ type: 'Ready', status }];
      await cluster.client.updateStatus(resources.nodes, {
        ...node,
        status: { ...node.status, conditions },
      });
    };
    await setReady('Unknown');
    await eventually(async () => {
      const { status } = await notebook.pod();
      expect(status?.phase).toBe('Running');
      expect(
        status?.conditions?.find(({ type }) => type === 'Ready'),
      ).toMatchObject({ status: 'False' });
      expect((await notebook.get()).status?.readyReplicas).toBe(0);
    });
    expect(await cluster.events(notebook.namespace, 'study-0')).toContainEqual({
      type: 'Warning',
      reason: 'NodeNotReady',
      message: 'Node is not ready',
    });
    await setReady('True');
    await notebook.running();
  });

  it('evicts a Pod and makes another one', async () => {
    const notebook = await TestNotebook.in(cluster);
    await notebook.create({
      resources: { limits: { 'ephemeral-storage': '100Mi' } },
    });
    await eventually(async () => {
      const reasons = [
        ...(await cluster.events(notebook.namespace, 'study')),
        ...(await cluster.events(notebook.namespace, 'study-0')),
      ].map(({ reason }) => reason);
      expect(reasons).toEqual(
        expect.arrayContaining(['Evicted', 'SuccessfulDelete']),
      );
    });
  });

  it('keeps a notebook that somebody else holds, without all that it had', async () => {
    const notebook = await TestNotebook.in(cluster);
    await notebook.create({}, { finalizers: ['example.com/backup'] });
    const { metadata } = await notebook.running();
    await cluster.client.delete(resources.notebooks, metadata, {
      propagationPolicy: 'Foreground',
    });
    await eventually(async () => {
      expect(await notebook.list(resources.pods)).toEqual([]);
      expect(await notebook.list(resources.statefulSets)).toEqual([]);
      const left = await notebook.get();
      expect(left.metadata.finalizers).toEqual(['example.com/backup']);
      // Nobody writes the status any more.
      expect(left.status?.readyReplicas).toBe(1);
    });
  });

  it('waits without a word for a volume that is bound late and never made', async () => {
    const notebook = await TestNotebook.in(cluster);
    await cluster.client.create(resources.storageClasses, {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'late-and-dead' },
      provisioner: 'csi.example.com',
      volumeBindingMode: 'WaitForFirstConsumer',
    });
    await notebook.createClaim('home', { storageClassName: 'late-and-dead' });
    await notebook.create(
      {},
      {
        podSpec: {
          volumes: [
            { name: 'home', persistentVolumeClaim: { claimName: 'home' } },
          ],
        },
      },
    );
    await eventually(async () => {
      const events = await cluster.events(notebook.namespace, 'home');
      expect(events.map(({ reason }) => reason)).toContain(
        'ExternalProvisioning',
      );
      expect((await notebook.get()).status).toMatchObject({ conditions: [] });
    });
    // Ten minutes at full length.
    await eventually(async () =>
      expect((await notebook.get()).status?.conditions).toMatchObject([
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'SchedulerError',
          message:
            'running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded',
        },
      ]),
    );
  });
});
