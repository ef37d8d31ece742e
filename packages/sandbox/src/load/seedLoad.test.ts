import { TestCluster } from '../cluster/__testUtils__/TestCluster';
import { eventually } from '../cluster/__testUtils__/eventually';
import { notebookManifest } from '../scenario/notebooks';
import { resources } from '../cluster';
import { KubernetesObject } from '../kubernetes';
import { SeededLoad, seedLoad } from '.';

const gatewayUrl = 'http://localhost:7480';

describe('seedLoad', () => {
  let cluster: TestCluster;
  let load: SeededLoad;

  beforeAll(async () => {
    cluster = await TestCluster.start();
    load = await seedLoad(cluster.client, { objects: 60, gatewayUrl });
  });

  afterAll(() => cluster.close());

  const countBy = (
    objects: readonly KubernetesObject[],
    key: (object: KubernetesObject) => string,
  ) => {
    const counts: Record<string, number> = {};
    for (const object of objects) {
      counts[key(object)] = (counts[key(object)] ?? 0) + 1;
    }
    return counts;
  };

  it('spreads notebooks and endpoints over namespaces that teams own', async () => {
    expect(load.namespaces).toBe(3);
    for (const ref of [resources.notebooks, resources.inferenceServices]) {
      const { items } = await cluster.client.list(ref);
      expect(countBy(items, it => it.metadata.namespace ?? '')).toEqual({
        'load-000': 25,
        'load-001': 25,
        'load-002': 10,
      });
    }
    const namespaces = { group: '', version: 'v1', plural: 'namespaces' };
    const second = await cluster.client.get(namespaces, 'load-001');
    expect(second?.metadata.annotations).toEqual({
      'mlops/owner': 'group:default/fraud-team',
    });
  });

  it('gives notebooks the states of real ones, a quarter without a Pod', async () => {
    const { items } = await cluster.client.list(resources.notebooks);
    const pods = await cluster.client.list(resources.pods, {
      labelSelector: 'notebook-name',
    });
    const states = countBy(items, ({ metadata, status }) => {
      const { readyReplicas, containerState, conditions } = (status ?? {}) as {
        readyReplicas?: number;
        containerState?: { waiting?: { reason: string } };
        conditions?: { reason?: string }[];
      };
      if (!status) {
        return 'refused';
      }
      if (metadata.annotations?.['kubeflow-resource-stopped']) {
        return 'stopped';
      }
      return readyReplicas
        ? 'running'
        : containerState?.waiting?.reason ?? conditions?.[0].reason ?? '';
    });
    expect(states).toEqual({
      running: 39,
      stopped: 8,
      refused: 7,
      ImagePullBackOff: 3,
      Unschedulable: 3,
    });
    expect(pods.items).toHaveLength(45);
  });

  it('gives endpoints the states of real ones', async () => {
    const { items } = await cluster.client.list(resources.inferenceServices);
    const states = countBy(items, ({ status }) => {
      const { conditions = [], modelStatus } = status as {
        conditions?: { type: string; status: string; reason?: string }[];
        modelStatus: { transitionStatus: string };
      };
      const ready = conditions.find(({ type }) => type === 'Ready');
      return `${ready?.status} ${
        ready?.reason ?? modelStatus.transitionStatus
      }`;
    });
    expect(states).toEqual({
      'True UpToDate': 48,
      'False Predictor ingress not created': 6,
      'False Stopped': 3,
      'Unknown InvalidSpec': 3,
    });
  });

  it('is left alone by the controllers, which go on with everything else', async () => {
    const versions = async () => {
      const lists = await Promise.all(
        [resources.notebooks, resources.inferenceServices, resources.pods].map(
          ref =>
            cluster.client.list(ref, {
              labelSelector: 'sandbox.mlops/recorded',
            }),
        ),
      );
      return lists.flatMap(({ items }) =>
        items.map(({ metadata }) => metadata.resourceVersion),
      );
    };
    const before = await versions();
    const played = notebookManifest({
      namespace: 'load-000',
      name: 'played',
      component: 'bank-churn',
      image: 'ghcr.io/x/jupyter:1',
      cpu: '1',
      memory: '1Gi',
      storage: '1Gi',
    }) as KubernetesObject;
    await cluster.client.create(resources.notebooks, played);
    await eventually(async () => {
      const notebook = await cluster.get(
        resources.notebooks,
        'played',
        'load-000',
      );
      expect(notebook.status).toMatchObject({ conditions: expect.any(Array) });
    });
    expect(await versions()).toEqual(before);
    const sets = await cluster.client.list(resources.statefulSets);
    expect(sets.items.map(({ metadata }) => metadata.name)).toEqual(['played']);
    expect((await cluster.client.list(resources.deployments)).items).toEqual(
      [],
    );
  });

  it('takes the Pod away with what it belongs to', async () => {
    const target = { name: 'notebook-00000', namespace: 'load-000' };
    await cluster.client.delete(resources.notebooks, target);
    await eventually(async () => {
      const pod = await cluster.client.get(
        resources.pods,
        'notebook-00000-0',
        'load-000',
      );
      expect(pod).toBeUndefined();
    });
  });
});
