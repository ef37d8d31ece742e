import { startGit } from '../git';
import {
  configMap,
  configMaps,
  notebook,
  notebooks,
  TestCluster,
  until,
} from './__testUtils__';

// The machine may be busy with other test files.
jest.setTimeout(30_000);

const folder = 'tenants/churn/notebooks/explore';

describe('the GitOps loop', () => {
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.start();
  });

  beforeEach(() => cluster.begin());

  afterEach(() => cluster.end());

  afterAll(() => cluster.stop());

  it('changes nothing while the repository cannot be read, and goes on afterwards', async () => {
    cluster.repository.write(
      `${folder}/settings.yaml`,
      configMap('settings', { x: '1' }),
    );
    const loop = cluster.startLoop({ intervalMs: 20 });
    await loop.synced();
    cluster.repository.failure = new Error('no branch');
    await loop.synced();
    expect(loop.problems()).toEqual([{ file: '', message: 'no branch' }]);
    expect(
      await cluster.client.get(configMaps, 'settings', 'churn'),
    ).toBeDefined();
    cluster.repository.failure = undefined;
    await until(async () => loop.problems().length === 0);
  });

  it('compares again at an interval', async () => {
    cluster.repository.write(
      `${folder}/settings.yaml`,
      configMap('settings', { x: '1' }),
    );
    const loop = cluster.startLoop({ intervalMs: 20 });
    await loop.synced();
    await cluster.client.delete(configMaps, {
      name: 'settings',
      namespace: 'churn',
    });
    await until(
      async () =>
        (await cluster.client.get(configMaps, 'settings', 'churn')) !==
        undefined,
    );
    expect(loop.problems()).toEqual([]);
  });

  it('does nothing after it was stopped', async () => {
    const loop = cluster.startLoop({ intervalMs: 1 });
    await loop.synced();
    await loop.stop();
    expect(cluster.repository.listeners.size).toBe(0);
    cluster.repository.write(
      `${folder}/settings.yaml`,
      configMap('settings', { x: '1' }),
    );
    await loop.synced();
    expect(
      await cluster.client.get(configMaps, 'settings', 'churn'),
    ).toBeUndefined();
  });

  it('applies a push to a real repository without being asked', async () => {
    const git = await startGit({
      repositories: [
        {
          owner: 'team',
          name: 'gitops',
          files: Object.fromEntries(cluster.repository.files),
        },
      ],
    });
    const loop = cluster.startLoop({ git, name: 'gitops' });
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
        (await cluster.client.get(notebooks, 'explore', 'churn')) !== undefined,
    );
    expect(loop.problems()).toEqual([]);
    await git.close();
  });
});
