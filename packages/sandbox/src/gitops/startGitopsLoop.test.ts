import { randomUUID } from 'node:crypto';
import {
  startKubernetes,
  type KubernetesClient,
  type RunningKubernetes,
} from '../kubernetes';
import { startGit } from '../git';
import {
  configMap,
  configMaps,
  namespace,
  namespaces,
  notebook,
  notebooks,
  TestRepository,
  volumeClaim,
  volumeClaims,
} from './__testUtils__';
import { startGitopsLoop, type GitopsLoop } from './startGitopsLoop';

const folder = 'tenants/churn/notebooks/explore';

// The machine may be busy with other test files.
jest.setTimeout(30_000);

describe('the GitOps loop', () => {
  let kubernetes: RunningKubernetes;
  let client: KubernetesClient;
  let repository: TestRepository;
  let loops: GitopsLoop[];

  let name = '';

  // One cluster for all: making its certificates takes longer than a test.
  beforeAll(async () => {
    kubernetes = await startKubernetes({ port: 0 });
    client = kubernetes.client('admin');
  });

  beforeEach(() => {
    // A repository of its own: what the one of another test has left is not this test's to prune.
    name = `gitops-${randomUUID()}`;
    repository = new TestRepository().write(
      'tenants/churn/profile/namespace.yaml',
      namespace('churn'),
    );
    loops = [];
  });

  afterEach(async () => {
    await Promise.all(loops.map(loop => loop.stop()));
    for (const ref of [notebooks, configMaps, volumeClaims]) {
      for (const { metadata } of (await client.list(ref)).items) {
        await client.delete(ref, metadata);
      }
    }
  });

  afterAll(() => kubernetes.close());

  function start(
    options: {
      intervalMs?: number;
      onProblem?: (message: string) => void;
    } = {},
  ): GitopsLoop {
    const loop = startGitopsLoop({
      git: repository,
      owner: 'team',
      name,
      client,
      ...options,
    });
    loops.push(loop);
    return loop;
  }

  async function until(condition: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!(await condition())) {
      if (Date.now() > deadline) {
        throw new Error('The condition was not met within 10 s');
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  it('applies every document, namespaces first, and puts objects into the namespace of their folder', async () => {
    repository
      .write(`${folder}/notebook.yaml`, notebook('explore'))
      .write('tenants/a/more/all.yaml', configMap('a', { x: '1' }), {
        ...configMap('b', { x: '2' }),
        metadata: { name: 'b', namespace: 'churn' },
      })
      .write('tenants/z/profile/namespace.yaml', namespace('a'))
      .write(`${folder}/kustomization.yaml`, { resources: ['notebook.yaml'] })
      .write('README.md', 'not: [yaml')
      .write('other/ignored.yaml', namespace('ignored'));
    const loop = start();
    await loop.synced();
    expect(loop.problems()).toEqual([]);
    expect(await client.get(notebooks, 'explore', 'churn')).toBeDefined();
    expect(await client.get(configMaps, 'a', 'a')).toBeDefined();
    expect(await client.get(configMaps, 'b', 'churn')).toBeDefined();
    expect(await client.get(namespaces, 'ignored')).toBeUndefined();
  });

  it('marks what it applies as Argo CD does', async () => {
    repository.write(
      `${folder}/all.yaml`,
      notebook('explore'),
      volumeClaim('home'),
    );
    await start().synced();
    const trackingOf = (
      object: { metadata: { annotations?: object } } | undefined,
    ) => object?.metadata.annotations;
    expect(
      trackingOf(await client.get(notebooks, 'explore', 'churn')),
    ).toMatchObject({
      'argocd.argoproj.io/tracking-id':
        'churn-notebooks-explore:kubeflow.org/Notebook:churn/explore',
    });
    expect(
      trackingOf(await client.get(volumeClaims, 'home', 'churn')),
    ).toMatchObject({
      'argocd.argoproj.io/tracking-id':
        'churn-notebooks-explore:/PersistentVolumeClaim:churn/home',
    });
  });

  it('changes what Git changes, removes what Git removes and leaves what others own', async () => {
    const file = `${folder}/notebook.yaml`;
    repository.write(
      file,
      notebook(
        'explore',
        { workingDir: '/work' },
        { labels: { tier: 'gold', team: 'churn' } },
      ),
    );
    const loop = start();
    await loop.synced();
    await client.mergePatch(
      notebooks,
      { name: 'explore', namespace: 'churn' },
      { metadata: { annotations: { 'kubeflow-resource-stopped': 'now' } } },
    );
    await client.mergePatch(
      notebooks,
      { name: 'explore', namespace: 'churn' },
      { status: { readyReplicas: 1, conditions: [], containerState: {} } },
      { subresource: 'status' },
    );
    repository.write(
      file,
      notebook(
        'explore',
        { image: 'jupyter:2' },
        { labels: { team: 'fraud' } },
      ),
    );
    await loop.synced();
    expect(loop.problems()).toEqual([]);
    const live = await client.get(notebooks, 'explore', 'churn');
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
    repository.write(
      `${folder}/settings.yaml`,
      configMap('settings', { x: '1' }),
    );
    const loop = start();
    await loop.synced();
    const target = { name: 'settings', namespace: 'churn' };
    await client.mergePatch(configMaps, target, { data: { x: '2', y: '3' } });
    await loop.synced();
    expect(await client.get(configMaps, 'settings', 'churn')).toMatchObject({
      data: { x: '1', y: '3' },
    });
  });

  it('writes nothing when there is nothing to do', async () => {
    repository
      .write(`${folder}/notebook.yaml`, notebook('explore'))
      .write(`${folder}/pvc.yaml`, volumeClaim('home'));
    const loop = start();
    await loop.synced();
    const versions = async () => [
      (await client.list(notebooks)).items[0].metadata.resourceVersion,
      (await client.list(volumeClaims)).items[0].metadata.resourceVersion,
    ];
    const before = await versions();
    await loop.synced();
    await start().synced();
    expect(await versions()).toEqual(before);
  });

  it('prunes what is gone from Git, but keeps what is marked', async () => {
    repository.write(`${folder}/notebook.yaml`, notebook('explore')).write(
      `${folder}/pvc.yaml`,
      volumeClaim('argo', {
        'argocd.argoproj.io/sync-options': 'Delete=false, Prune=false',
      }),
      volumeClaim('flux', {
        'kustomize.toolkit.fluxcd.io/prune': 'disabled',
      }),
      volumeClaim('scratch'),
    );
    const loop = start();
    await loop.synced();
    for (const path of [...repository.files.keys()]) {
      if (path.startsWith(folder)) {
        repository.files.delete(path);
      }
    }
    await loop.synced();
    expect(loop.problems()).toEqual([]);
    expect((await client.list(notebooks)).items).toEqual([]);
    const claims = (await client.list(volumeClaims)).items;
    expect(claims.map(({ metadata }) => metadata.name).sort()).toEqual([
      'argo',
      'flux',
    ]);
  });

  it('prunes after a restart, and only its own', async () => {
    repository.write(`${folder}/notebook.yaml`, notebook('explore'));
    const first = start();
    await first.synced();
    await first.stop();
    const original = await client.get(notebooks, 'explore', 'churn');
    const annotations = original?.metadata.annotations;
    // A copy of the annotations, as controllers make them, is no sign of ownership.
    await client.create(
      notebooks,
      notebook('copy', {}, { namespace: 'churn', annotations }),
    );
    await client.create(
      notebooks,
      notebook('by-hand', {}, { namespace: 'churn' }),
    );
    repository.files.delete(`${folder}/notebook.yaml`);
    await start().synced();
    const { items } = await client.list(notebooks);
    expect(items.map(({ metadata }) => metadata.name).sort()).toEqual([
      'by-hand',
      'copy',
    ]);
  });

  it('adopts what is there already', async () => {
    await start().synced();
    await client.create(configMaps, {
      ...configMap('settings', { x: '0', own: 'yes' }),
      metadata: { name: 'settings', namespace: 'churn' },
    });
    repository.write(
      `${folder}/settings.yaml`,
      configMap('settings', { x: '1' }),
    );
    await start().synced();
    expect(await client.get(configMaps, 'settings', 'churn')).toMatchObject({
      data: { x: '1', own: 'yes' },
    });
  });

  it('lets a broken file cost only itself, and keeps what it applied before', async () => {
    repository
      .write(`${folder}/notebook.yaml`, notebook('explore'))
      .write(`${folder}/settings.yaml`, configMap('settings', { x: '1' }));
    const told: string[] = [];
    const loop = start({ onProblem: message => told.push(message) });
    await loop.synced();
    repository
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
    expect(await client.get(notebooks, 'explore', 'churn')).toBeDefined();
    expect(await client.get(configMaps, 'settings', 'churn')).toMatchObject({
      data: { x: '3' },
    });

    repository.write(`${folder}/notebook.yaml`, notebook('explore'));
    for (const path of [...repository.files.keys()]) {
      if (path.startsWith('tenants/churn/bad/')) {
        repository.files.delete(path);
      }
    }
    await loop.synced();
    expect(loop.problems()).toEqual([]);
  });

  it('changes nothing while the repository cannot be read, and goes on afterwards', async () => {
    repository.write(
      `${folder}/settings.yaml`,
      configMap('settings', { x: '1' }),
    );
    const loop = start({ intervalMs: 20 });
    await loop.synced();
    repository.failure = new Error('no branch');
    await loop.synced();
    expect(loop.problems()).toEqual([{ file: '', message: 'no branch' }]);
    expect(await client.get(configMaps, 'settings', 'churn')).toBeDefined();
    repository.failure = undefined;
    await until(async () => loop.problems().length === 0);
  });

  it('compares again at an interval', async () => {
    repository.write(
      `${folder}/settings.yaml`,
      configMap('settings', { x: '1' }),
    );
    const loop = start({ intervalMs: 20 });
    await loop.synced();
    await client.delete(configMaps, { name: 'settings', namespace: 'churn' });
    await until(
      async () =>
        (await client.get(configMaps, 'settings', 'churn')) !== undefined,
    );
    expect(loop.problems()).toEqual([]);
  });

  it('does nothing after it was stopped', async () => {
    const loop = start({ intervalMs: 1 });
    await loop.synced();
    await loop.stop();
    expect(repository.listeners.size).toBe(0);
    repository.write(
      `${folder}/settings.yaml`,
      configMap('settings', { x: '1' }),
    );
    await loop.synced();
    expect(await client.get(configMaps, 'settings', 'churn')).toBeUndefined();
  });

  it('applies a push to a real repository without being asked', async () => {
    const git = await startGit({
      repositories: [
        {
          owner: 'team',
          name: 'gitops',
          files: Object.fromEntries(repository.files),
        },
      ],
    });
    const loop = startGitopsLoop({
      git,
      owner: 'team',
      name: 'gitops',
      client,
    });
    loops.push(loop);
    await loop.synced();
    const api = (path: string, method: string, body: object) =>
      fetch(`${git.url}/api/v3/repos/team/gitops/git/${path}`, {
        method,
        headers: { Authorization: `Bearer ${git.token}` },
        body: JSON.stringify(body),
      }).then(response => response.json() as Promise<{ sha: string }>);
    const { commit } = await git.readBranch('team', 'gitops', 'main');
    const tree = await api('trees', 'POST', {
      base_tree: commit,
      tree: [
        {
          path: `${folder}/notebook.yaml`,
          mode: '100644',
          content: JSON.stringify(notebook('explore')),
        },
      ],
    });
    const change = await api('commits', 'POST', {
      message: 'Add a notebook',
      tree: tree.sha,
      parents: [commit],
    });
    await api('refs/heads/main', 'PATCH', { sha: change.sha });
    await until(
      async () =>
        (await client.get(notebooks, 'explore', 'churn')) !== undefined,
    );
    expect(loop.problems()).toEqual([]);
    await git.close();
  });
});
