import { ConfigReader } from '@backstage/config';
import { readGitopsConfig } from './readGitopsConfig';

function read(gitops?: unknown) {
  return readGitopsConfig(new ConfigReader({ mlops: { gitops } } as never));
}

describe('readGitopsConfig', () => {
  it('has no repository by default', () => {
    expect(read()).toEqual({ repositories: [], problems: [] });
  });

  it.each([
    'github.com?owner=ml-platform&repo=gitops',
    'localhost:7400?owner=ml-platform&repo=gitops',
    'gitlab.com?owner=group/subgroup&repo=gitops',
    'bitbucket.org?workspace=w&project=p&repo=gitops',
  ])('accepts %s', repoUrl => {
    expect(read({ repositories: [{ repoUrl }] })).toEqual({
      repositories: [{ repoUrl, targetBranch: 'main' }],
      problems: [],
    });
  });

  it.each([
    [
      'a URL',
      { repoUrl: 'https://github.com/o/r' },
      'repoUrl is wrong: write it as',
    ],
    ['no repository', { repoUrl: 'github.com?owner=o' }, 'repoUrl is wrong'],
    ['a missing key', {}, 'repoUrl is wrong'],
    [
      'a branch with dots',
      { repoUrl: 'github.com?repo=r', targetBranch: 'a..b' },
      'targetBranch is wrong: write the name of a branch.',
    ],
  ])('names %s and keeps the others', (_what, wrong, message) => {
    const good = { repoUrl: 'github.com?owner=o&repo=r', targetBranch: 'dev' };
    expect(read({ repositories: [wrong, good] })).toEqual({
      repositories: [good],
      problems: [
        expect.objectContaining({
          message: expect.stringContaining(
            `mlops.gitops.repositories[0].${message}`,
          ),
        }),
      ],
    });
  });
});
