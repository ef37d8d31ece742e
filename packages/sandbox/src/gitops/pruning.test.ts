import {
  configMap,
  configMaps,
  notebook,
  notebooks,
  TestCluster,
  volumeClaim,
  volumeClaims,
} from './__testUtils__';

// The machine may be busy with other test files.
jest.setTimeout(30_000);

const folder = 'tenants/churn/notebooks/explore';

describe('pruning what is gone from Git', () => {
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.start();
  });

  beforeEach(() => cluster.begin());

  afterEach(() => cluster.end());

  afterAll(() => cluster.stop());

  it('prunes what is gone from Git, but keeps what is marked', async () => {
    cluster.repository
      .write(`${folder}/notebook.yaml`, notebook('explore'))
      .write(
        `${folder}/pvc.yaml`,
        volumeClaim('argo', {
          'argocd.argoproj.io/sync-options': 'Delete=false, Prune=false',
        }),
        volumeClaim('flux', {
          'kustomize.toolkit.fluxcd.io/prune': 'disabled',
        }),
        volumeClaim('scratch'),
      );
    const loop = cluster.startLoop();
    await loop.synced();
    for (const path of [...cluster.repository.files.keys()]) {
      if (path.startsWith(folder)) {
        cluster.repository.files.delete(path);
      }
    }
    await loop.synced();
    expect(loop.problems()).toEqual([]);
    expect((await cluster.client.list(notebooks)).items).toEqual([]);
    const claims = (await cluster.client.list(volumeClaims)).items;
    expect(claims.map(({ metadata }) => metadata.name).sort()).toEqual([
      'argo',
      'flux',
    ]);
  });

  it('prunes after a restart, and only its own', async () => {
    cluster.repository.write(`${folder}/notebook.yaml`, notebook('explore'));
    const first = cluster.startLoop();
    await first.synced();
    await first.stop();
    const original = await cluster.client.get(notebooks, 'explore', 'churn');
    const annotations = original?.metadata.annotations;
    // A copy of the annotations, as controllers make them, is no sign of ownership.
    await cluster.client.create(
      notebooks,
      notebook('copy', {}, { namespace: 'churn', annotations }),
    );
    await cluster.client.create(
      notebooks,
      notebook('by-hand', {}, { namespace: 'churn' }),
    );
    cluster.repository.files.delete(`${folder}/notebook.yaml`);
    await cluster.startLoop().synced();
    const { items } = await cluster.client.list(notebooks);
    expect(items.map(({ metadata }) => metadata.name).sort()).toEqual([
      'by-hand',
      'copy',
    ]);
  });

  it('lets a broken file cost only itself, and keeps what it applied before', async () => {
    cluster.repository
      .write(`${folder}/notebook.yaml`, notebook('explore'))
      .write(`${folder}/settings.yaml`, configMap('settings', { x: '1' }));
    const told: string[] = [];
    const loop = cluster.startLoop({
      onProblem: message => told.push(message),
    });
    await loop.synced();
    cluster.repository
      .write(`${folder}/notebook.yaml`, 'kind: [Notebook')
      .write(`${folder}/settings.yaml`, configMap('settings', { x: '2' }))
      .write('tenants/churn/bad/name.yaml', {
        apiVersion: 'v1',
        kind: 'Secret',
      })
      .write('tenants/churn/bad/kind.yaml', {
        apiVersion: 'example.com/v1',
        kind: 'Unheard',
        metadata: { name: 'x' },
      })
      .write('tenants/churn/bad/twice.yaml', configMap('settings', { x: '3' }))
      .write('tenants/churn/bad/refused.yaml', {
        ...notebook('refused'),
        spec: 'nothing',
      });
    await loop.synced();
    await loop.synced();
    expect(
      loop
        .problems()
        .map(({ file }) => file)
        .sort(),
    ).toEqual([
      'tenants/churn/bad/kind.yaml',
      'tenants/churn/bad/name.yaml',
      'tenants/churn/bad/refused.yaml',
      `${folder}/notebook.yaml`,
      `${folder}/settings.yaml`,
    ]);
    expect(told).toHaveLength(5);
    expect(
      await cluster.client.get(notebooks, 'explore', 'churn'),
    ).toBeDefined();
    expect(
      await cluster.client.get(configMaps, 'settings', 'churn'),
    ).toMatchObject({
      data: { x: '3' },
    });

    cluster.repository.write(`${folder}/notebook.yaml`, notebook('explore'));
    for (const path of [...cluster.repository.files.keys()]) {
      if (path.startsWith('tenants/churn/bad/')) {
        cluster.repository.files.delete(path);
      }
    }
    await loop.synced();
    expect(loop.problems()).toEqual([]);
  });
});
