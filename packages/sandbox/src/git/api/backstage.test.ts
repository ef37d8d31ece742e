import { mkdir, writeFile } from 'node:fs/promises';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { createPublishGithubPullRequestAction } from '@backstage/plugin-scaffolder-backend-module-github';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { TestGitHost } from '../__testUtils__';

// Each test runs git several times, on machines that do other things too.
jest.setTimeout(30_000);

describe("Backstage's GitHub integration", () => {
  let host: TestGitHost;
  let config: ConfigReader;
  let address: string;

  beforeEach(async () => {
    host = await TestGitHost.start();
    address = new URL(host.url).host;
    config = new ConfigReader({
      integrations: {
        github: [
          {
            host: address,
            apiBaseUrl: `${host.url}/api/v3`,
            token: host.git.token,
          },
        ],
      },
    });
  });

  afterEach(() => host.stop());

  it('reads a file, a tree and a search by URL, and gets 304 for what it has', async () => {
    const reader = UrlReaders.default({
      config,
      logger: mockServices.logger.mock(),
    });
    const fileUrl = `${host.url}/team/models/blob/main/README.md`;
    const file = await reader.readUrl(fileUrl);
    expect((await file.buffer()).toString()).toBe('# Models\n');
    await expect(
      reader.readUrl(fileUrl, { etag: file.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });

    const tree = await reader.readTree(
      `${host.url}/team/models/tree/main/tenants`,
    );
    const files = await tree.files();
    expect(files.map(({ path }) => path)).toEqual([
      'churn/notebooks/one/notebook.yaml',
    ]);
    await expect(
      reader.readTree(`${host.url}/team/models/tree/main/`, {
        etag: tree.etag,
      }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });

    const found = await reader.search(
      `${host.url}/team/models/blob/main/tenants/**/*.yaml`,
    );
    const contents = await Promise.all(
      found.files.map(async ({ content }) => (await content()).toString()),
    );
    expect(contents).toEqual(['kind: Notebook\n']);

    await expect(
      reader.readUrl(`${host.url}/team/models/blob/main/none.md`),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  it('opens a pull request by publish:github:pull-request', async () => {
    const integrations = ScmIntegrations.fromConfig(config);
    const action = createPublishGithubPullRequestAction({
      integrations,
      githubCredentialsProvider:
        DefaultGithubCredentialsProvider.fromIntegrations(integrations),
      config,
    });
    const context = createMockActionContext({
      workspacePath: host.folder('workspace'),
      input: {
        repoUrl: `${address}?owner=team&repo=models`,
        branchName: 'mlops/task-1/create-notebook-churn-two',
        title: 'Create notebook churn/two',
        description: 'Requested in the portal',
        filesToDelete: ['README.md'],
        reviewers: ['bob'],
        teamReviewers: ['platform'],
      },
    });
    const folder = host.folder('workspace/tenants/churn/notebooks/two');
    await mkdir(folder, { recursive: true });
    await writeFile(`${folder}/notebook.yaml`, 'kind: Notebook\n');

    await action.handler(context);

    expect(context.output).toHaveBeenCalledWith(
      'remoteUrl',
      `${host.url}/team/models/pull/1`,
    );
    expect(context.output).toHaveBeenCalledWith('pullRequestNumber', 1);
    expect(context.output).toHaveBeenCalledWith('targetBranchName', 'main');
    const { files } = await host.git.readBranch(
      'team',
      'models',
      'mlops/task-1/create-notebook-churn-two',
    );
    expect(files.has('README.md')).toBe(false);
    expect(files.get('tenants/churn/notebooks/two/notebook.yaml')).toBe(
      'kind: Notebook\n',
    );
  });
});
