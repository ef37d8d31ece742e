import { Octokit } from '@octokit/core';
import {
  createPullRequest,
  DELETE_FILE,
} from 'octokit-plugin-create-pull-request';
import { TestGitHost } from '../__testUtils__';

/** The client that `publish:github:pull-request` uses. */
const Client = Octokit.plugin(createPullRequest);

// Each test runs git several times, on machines that do other things too.
jest.setTimeout(30_000);

describe('octokit-plugin-create-pull-request', () => {
  let host: TestGitHost;
  let octokit: InstanceType<typeof Client>;

  beforeEach(async () => {
    host = await TestGitHost.start();
    octokit = new Client({
      auth: host.git.token,
      baseUrl: `${host.url}/api/v3`,
    });
  });

  afterEach(() => host.stop());

  const options = (files: Record<string, string | typeof DELETE_FILE>) => ({
    owner: 'team',
    repo: 'models',
    title: 'Change files',
    body: 'Why',
    head: 'mlops/task-1/change',
    changes: [{ files, commit: 'Change files' }],
  });

  it('creates, changes and deletes files in one pull request', async () => {
    const response = await octokit.createPullRequest({
      ...options({
        'tenants/churn/new file.yaml': 'kind: New\n',
        'README.md': 'changed\n',
        'a folder/Grüße.md': DELETE_FILE,
        'never/there.md': DELETE_FILE,
      }),
      labels: ['notebook'],
    });
    expect(response?.data).toMatchObject({
      number: 1,
      html_url: `${host.url}/team/models/pull/1`,
      base: { ref: 'main' },
    });
    const { files } = await host.git.readBranch(
      'team',
      'models',
      'mlops/task-1/change',
    );
    expect(Object.fromEntries(files)).toEqual({
      'README.md': 'changed\n',
      'tenants/churn/new file.yaml': 'kind: New\n',
      'tenants/churn/notebooks/one/notebook.yaml': 'kind: Notebook\n',
    });
  });

  it('sends binary files as blobs', async () => {
    await octokit.createPullRequest({
      ...options({}),
      changes: [
        {
          files: {
            'logo.txt': { content: 'aGkK', encoding: 'base64' },
          },
          commit: 'Add',
        },
      ],
    });
    const { files } = await host.git.readBranch(
      'team',
      'models',
      'mlops/task-1/change',
    );
    expect(files.get('logo.txt')).toBe('hi\n');
  });

  it('refuses a second one for the branch, and updates it when asked to', async () => {
    await octokit.createPullRequest(options({ 'one.txt': '1\n' }));
    await expect(
      octokit.createPullRequest(options({ 'one.txt': '2\n' })),
    ).rejects.toThrow(/Pull request already exists/);
    const updated = await octokit.createPullRequest({
      ...options({ 'one.txt': '2\n' }),
      title: 'Newer',
      update: true,
    });
    expect(updated?.data).toMatchObject({ number: 1, title: 'Newer' });
  });

  it('opens none when nothing would change', async () => {
    const response = await octokit.createPullRequest({
      ...options({ 'README.md': '# Models\n' }),
      createWhenEmpty: false,
    });
    expect(response).toBeNull();
  });
});
