import {
  configMap,
  configMaps,
  namespace,
  namespaces,
  notebook,
  notebooks,
  TestCluster,
  volumeClaim,
  volumeClaims,
} from './__testUtils__';

// The machine may be busy with other test files.
jest.setTimeout(30_000);

const folder = 'tenants/churn/notebooks/explore';

describe('applying what is in Git', () => {
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.start();
  });

  beforeEach(() => cluster.begin());

  afterEach(() => cluster.end());

  afterAll(() => cluster.stop());

  it('applies every document, namespaces first, and puts objects into the namespace of their folder', async () => {
    cluster.repository
      .write(`${folder}/notebook.yaml`, notebook('explore'))
      .write('tenants/a/more/all.yaml', configMap('a', { x: '1' }), {
        ...configMap('b', { x: '2' }),
        metadata: { name: 'b', namespace: 'churn' },
      })
      .write('tenants/z/profile/namespace.yaml', namespace('a'))
      .write(`${folder}/kustomization.yaml`, { resources: ['notebook.yaml'] })
      .write('README.md', 'not: [yaml')
      .write('other/ignored.yaml', namespace('ignored'));
    const loop = cluster.startLoop();
    await loop.synced();
    expect(loop.problems()).toEqual([]);
    expect(
      await cluster.client.get(notebooks, 'explore', 'churn'),
    ).toBeDefined();
    expect(await cluster.client.get(configMaps, 'a', 'a')).toBeDefined();
    expect(await cluster.client.get(configMaps, 'b', 'churn')).toBeDefined();
    expect(await cluster.client.get(namespaces, 'ignored')).toBeUndefined();
  });

  it('marks what it applies as Argo CD does', async () => {
    cluster.repository.write(
      `${folder}/all.yaml`,
      notebook('explore'),
      volumeClaim('home'),
    );
    await cluster.startLoop().synced();
    const trackingOf = (
      object: { metadata: { annotations?: object } } | undefined,
    ) => object?.metadata.annotations;
    expect(
      trackingOf(await cluster.client.get(notebooks, 'explore', 'churn')),
    ).toMatchObject({
      'argocd.argoproj.io/tracking-id':
        'churn-notebooks-explore:kubeflow.org/Notebook:churn/explore',
    });
    expect(
      trackingOf(await cluster.client.get(volumeClaims, 'home', 'churn')),
    ).toMatchObject({
      'argocd.argoproj.io/tracking-id':
        'churn-notebooks-explore:/PersistentVolumeClaim:churn/home',
    });
  });

  it('changes what Git changes, removes what Git removes and leaves what others own', async () => {
    const file = `${folder}/notebook.yaml`;
    cluster.repository.write(
      file,
      notebook(
        'explore',
        { workingDir: '/work' },
        { labels: { tier: 'gold', team: 'churn' } },
      ),
    );
    const loop = cluster.startLoop();
    await loop.synced();
    await cluster.client.mergePatch(
      notebooks,
      { name: 'explore', namespace: 'churn' },
      { metadata: { annotations: { 'kubeflow-resource-stopped': 'now' } } },
    );
    await cluster.client.mergePatch(
      notebooks,
      { name: 'explore', namespace: 'churn' },
      { status: { readyReplicas: 1, conditions: [], containerState: {} } },
      { subresource: 'status' },
    );
    cluster.repository.write(
      file,
      notebook(
        'explore',
        { image: 'jupyter:2' },
        { labels: { team: 'fraud' } },
      ),
    );
    await loop.synced();
    expect(loop.problems()).toEqual([]);
    const live = await cluster.client.get(notebooks, 'explore', 'churn');
    expect(live?.metadata.labels).toEqual({ team: 'fraud' });
    expect(live?.metadata.annotations).toMatchObject({
      'kubeflow-resource-stopped': 'now',
    });
    expect(live).toMatchObject({
      spec: { template: { spec: { containers: [{ image: 'jupyter:2' }] } } },
      status: { readyReplicas: 1 },
    });
    expect(JSON.stringify(live?.spec)).not.toContain('workingDir');
  });

  it('takes back a change that was made past Git', async () => {
    cluster.repository.write(
      `${folder}/settings.yaml`,
      configMap('settings', { x: '1' }),
    );
    const loop = cluster.startLoop();
    await loop.synced();
    const target = { name: 'settings', namespace: 'churn' };
    await cluster.client.mergePatch(configMaps, target, {
      data: { x: '2', y: '3' },
    });
    await loop.synced();
    expect(
      await cluster.client.get(configMaps, 'settings', 'churn'),
    ).toMatchObject({
      data: { x: '1', y: '3' },
    });
  });

  it('writes nothing when there is nothing to do', async () => {
    cluster.repository
      .write(`${folder}/notebook.yaml`, notebook('explore'))
      .write(`${folder}/pvc.yaml`, volumeClaim('home'));
    const loop = cluster.startLoop();
    await loop.synced();
    const versions = async () => [
      (await cluster.client.list(notebooks)).items[0].metadata.resourceVersion,
      (await cluster.client.list(volumeClaims)).items[0].metadata
        .resourceVersion,
    ];
    const before = await versions();
    await loop.synced();
    await cluster.startLoop().synced();
    expect(await versions()).toEqual(before);
  });

  it('adopts what is there already', async () => {
    await cluster.startLoop().synced();
    await cluster.client.create(configMaps, {
      ...configMap('settings', { x: '0', own: 'yes' }),
      metadata: { name: 'settings', namespace: 'churn' },
    });
    cluster.repository.write(
      `${folder}/settings.yaml`,
      configMap('settings', { x: '1' }),
    );
    await cluster.startLoop().synced();
    expect(
      await cluster.client.get(configMaps, 'settings', 'churn'),
    ).toMatchObject({
      data: { x: '1', own: 'yes' },
    });
  });
});
