import { mkdtemp, readdir, rmdir } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { startGit } from './startGit';

const repositories = [
  { owner: 'team', name: 'models', files: { 'README.md': '# Models\n' } },
];

// Each test runs git several times, on machines that do other things too.
jest.setTimeout(30_000);

describe('startGit', () => {
  const environment = { ...process.env };

  afterEach(() => {
    process.env = { ...environment };
    jest.restoreAllMocks();
  });

  it('does not depend on the identity, the configuration or the git hook of whoever starts it', async () => {
    process.env = {
      PATH: environment.PATH,
      HOME: '/nonexistent',
      GIT_DIR: '/nonexistent',
      GIT_INDEX_FILE: '/nonexistent',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.bare',
      GIT_CONFIG_VALUE_0: 'nonsense',
    };
    const git = await startGit({ repositories });
    const { commit, files } = await git.readBranch('team', 'models', 'main');
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
    expect(Object.fromEntries(files)).toEqual({ 'README.md': '# Models\n' });
    await git.close();
  });

  it('leaves no folder behind', async () => {
    const folder = await mkdtemp(join(os.tmpdir(), 'mlops-test-'));
    jest.spyOn(os, 'tmpdir').mockReturnValue(folder);
    const git = await startGit({ repositories });
    expect(await readdir(folder)).toHaveLength(1);
    await git.close();
    expect(await readdir(folder)).toEqual([]);
    await rmdir(folder);
  });

  it('fails when the port is taken', async () => {
    const git = await startGit({ repositories });
    const port = Number(new URL(git.url).port);
    await expect(startGit({ port, repositories })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await git.close();
  });

  it('refuses a repository that is given twice', async () => {
    await expect(
      startGit({ repositories: [...repositories, ...repositories] }),
    ).rejects.toThrow('team/models is given twice');
  });

  it('says which branch does not exist', async () => {
    const git = await startGit({ repositories });
    await expect(git.readBranch('team', 'models', 'none')).rejects.toThrow(
      "There is no branch 'none' in team/models",
    );
    await git.close();
  });
});
