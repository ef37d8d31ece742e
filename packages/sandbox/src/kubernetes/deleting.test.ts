import { KubernetesClient, RunningKubernetes } from '.';
import {
  configMap,
  configMaps,
  eventually,
  namespaces,
  notebook,
  notebooks,
  refusal,
  send,
  startCluster,
} from './__testUtils__/harness';

const at = (name: string) => ({ name, namespace: 'churn' });

describe('deleting', () => {
  let cluster: RunningKubernetes;
  let client: KubernetesClient;

  const gone = (name: string) =>
    eventually(async () => !(await client.get(configMaps, name, 'churn')));
  const owned = async (name: string, owner: string) => {
    const found = await client.get(notebooks, owner, 'churn');
    const { uid = '' } = found!.metadata;
    return configMap(name, {
      ownerReferences: [
        {
          apiVersion: 'kubeflow.org/v1',
          kind: 'Notebook',
          name: owner,
          uid,
        },
      ],
    });
  };

  beforeAll(async () => {
    cluster = await startCluster();
    client = cluster.client();
  });

  afterAll(async () => {
    await cluster.close();
  });

  it('waits for finalizers, and is over when the last is taken out', async () => {
    const finalizers = ['example.org/cleanup'];
    await client.create(notebooks, notebook('held', { finalizers }));
    await client.delete(notebooks, at('held'));
    const held = await client.get(notebooks, 'held', 'churn');
    expect(held?.metadata).toMatchObject({
      deletionTimestamp: expect.any(String),
      generation: 2,
    });
    await client.mergePatch(notebooks, at('held'), {
      metadata: { finalizers: [] },
    });
    expect(await client.get(notebooks, 'held', 'churn')).toBeUndefined();
  });

  it('takes what is owned along, in the background', async () => {
    await client.create(notebooks, notebook('owner'));
    await client.create(configMaps, await owned('owned', 'owner'));
    await client.delete(notebooks, at('owner'));
    expect(await gone('owned')).toBe(true);
  });

  it('keeps what is owned when it is orphaned', async () => {
    await client.create(notebooks, notebook('parent'));
    await client.create(configMaps, await owned('orphan', 'parent'));
    const propagationPolicy = 'Orphan';
    await client.delete(notebooks, at('parent'), { propagationPolicy });
    const orphan = await client.get(configMaps, 'orphan', 'churn');
    expect(orphan?.metadata.ownerReferences).toEqual([]);
  });

  it('keeps the owner in the foreground until what is owned is gone', async () => {
    await client.create(notebooks, notebook('front'));
    const child = await owned('child', 'front');
    child.metadata.finalizers = ['example.org/cleanup'];
    await client.create(configMaps, child);
    const propagationPolicy = 'Foreground';
    await client.delete(notebooks, at('front'), { propagationPolicy });
    await eventually(async () => {
      const found = await client.get(configMaps, 'child', 'churn');
      return found?.metadata.deletionTimestamp;
    });
    const waiting = await client.get(notebooks, 'front', 'churn');
    expect(waiting?.metadata.finalizers).toEqual(['foregroundDeletion']);
    await client.mergePatch(configMaps, at('child'), {
      metadata: { finalizers: [] },
    });
    await eventually(
      async () => !(await client.get(notebooks, 'front', 'churn')),
    );
  });

  it('deletes a selected collection', async () => {
    const labels = { batch: 'yes' };
    await client.create(configMaps, configMap('one', { labels }));
    await client.create(configMaps, configMap('two', { labels }));
    await client.create(configMaps, configMap('three'));
    const path =
      '/api/v1/namespaces/churn/configmaps?labelSelector=batch%3Dyes';
    await send(cluster, path, { method: 'DELETE' });
    expect(await client.get(configMaps, 'one', 'churn')).toBeUndefined();
    expect(await client.get(configMaps, 'two', 'churn')).toBeUndefined();
    expect(await client.get(configMaps, 'three', 'churn')).toBeDefined();
  });

  it('honours preconditions and dry run', async () => {
    await client.create(configMaps, configMap('guarded'));
    const path = '/api/v1/namespaces/churn/configmaps/guarded';
    const remove = (body: unknown) =>
      send(cluster, path, { method: 'DELETE', body });
    const wrong = await remove({ preconditions: { uid: 'other' } });
    expect(wrong.status).toBe(409);
    expect((await remove({ dryRun: ['All'] })).status).toBe(200);
    expect(await client.get(configMaps, 'guarded', 'churn')).toBeDefined();
    const done = await remove({});
    expect(await done.json()).toMatchObject({
      kind: 'Status',
      status: 'Success',
      details: { name: 'guarded', kind: 'configmaps' },
    });
  });

  it('empties a namespace before it goes', async () => {
    const namespace = 'doomed';
    await client.create(namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    const finalizers = ['example.org/cleanup'];
    await client.create(
      configMaps,
      configMap('held', { namespace, finalizers }),
    );
    await client.delete(namespaces, { name: namespace });
    expect(await client.get(namespaces, namespace)).toMatchObject({
      status: { phase: 'Terminating' },
    });
    const late = client.create(configMaps, configMap('late', { namespace }));
    expect(await refusal(late)).toMatchObject({
      code: 403,
      message:
        'configmaps "late" is forbidden: unable to create new content in namespace doomed because it is being terminated',
    });
    await client.mergePatch(
      configMaps,
      { name: 'held', namespace },
      { metadata: { finalizers: null } },
    );
    expect(await client.get(namespaces, namespace)).toBeUndefined();
  });
});
