import fs from 'node:fs';
import path from 'node:path';
import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import {
  parseNotebook,
  workloadProposePermission,
} from '@mlops-portal/backstage-plugin-mlops-common';
import { parse } from 'yaml';
import { config, goodInput, setUp } from '../__testUtils__/setup';

describe('mlops:notebook:render', () => {
  const workspace = createMockDirectory();
  beforeEach(() => workspace.clear());

  const folder = () => workspace.resolve('tenants/churn/notebooks/churn-lab');
  const written = () => fs.readdirSync(folder());
  const read = (file: string) =>
    fs.readFileSync(path.join(folder(), file), 'utf8');

  it('writes the files and says which pull request to open', async () => {
    const output = await setUp().run(goodInput, workspace.path);
    expect(output).toEqual({
      repoUrl: 'git.example.com?owner=ml-platform&repo=gitops',
      targetBranch: 'main',
      branchName: 'mlops/task-1/create-notebook-churn-churn-lab',
      title: 'Create notebook churn-lab in churn',
      description: expect.stringMatching(
        /^`user:default\/mock` asks for the notebook `churn-lab` in namespace `churn`, for \[`component:default\/bank-churn`\]\(http:\/\/localhost:7007\/catalog\/default\/component\/bank-churn\)\.\n/,
      ),
      files: [
        'tenants/churn/notebooks/churn-lab/pvc.yaml',
        'tenants/churn/notebooks/churn-lab/notebook.yaml',
        'tenants/churn/notebooks/churn-lab/kustomization.yaml',
      ],
      path: 'tenants/churn/notebooks/churn-lab',
      entityRef: 'component:default/bank-churn',
    });
    expect(written().sort()).toEqual([
      'kustomization.yaml',
      'notebook.yaml',
      'pvc.yaml',
    ]);
    const notebook = parseNotebook(parse(read('notebook.yaml')));
    expect(notebook).toMatchObject({
      name: 'churn-lab',
      labels: {
        'backstage.io/kubernetes-id': 'churn-app',
        'mlops/entity': 'component.default.bank-churn',
      },
      annotations: {
        'mlops/entity-ref': 'component:default/bank-churn',
        'mlops/template-ref': 'template:default/new-workspace',
      },
    });
  });

  it('shows the reviewer what is asked for', async () => {
    const { description } = await setUp().run(
      {
        ...goodInput,
        cpuLimit: '2',
        gpu: { resource: 'nvidia.com/gpu', count: 2 },
        imagePullSecret: 'registry',
        runAsUser: 1000,
      },
      workspace.path,
    );
    expect(description).toContain('| Cluster | `local` |');
    expect(description).toContain('| CPU | `500m, at most 2` |');
    expect(description).toContain('| GPU | `2 × nvidia.com/gpu` |');
    expect(description).toContain('| Home volume | `new, 10Gi` |');
    expect(description).toContain('| Runs as user | `1000` |');
  });

  it('takes what a form leaves empty as not chosen', async () => {
    await setUp().run(
      {
        ...goodInput,
        cpuLimit: '',
        memoryLimit: '',
        gpu: { resource: '' },
        homeVolume: { kind: 'none', size: '10Gi' },
        serviceAccount: '',
        imagePullSecret: '',
      },
      workspace.path,
    );
    expect(written()).not.toContain('pvc.yaml');
    expect(read('notebook.yaml')).not.toMatch(/limits|imagePullSecrets/);
    expect(read('notebook.yaml')).toMatch(/default-editor/);
  });

  it('asks for the permission to propose, for the entity', async () => {
    const { run, permissions } = setUp();
    await run(goodInput, workspace.path);
    expect(permissions.authorize).toHaveBeenCalledWith(
      [
        {
          permission: workloadProposePermission,
          resourceRef: 'component:default/bank-churn',
        },
      ],
      { credentials: mockCredentials.user() },
    );
  });

  it('can run dry', () => {
    expect(setUp().action.supportsDryRun).toBe(true);
  });

  it('takes a namespace whose profile has the e-mail address of the user', async () => {
    const output = await setUp().run(
      { ...goodInput, namespace: 'profile' },
      workspace.path,
    );
    expect(output.path).toBe('tenants/profile/notebooks/churn-lab');
  });

  it('takes any namespace where the configuration has one tenant', async () => {
    const { run } = setUp({
      config: {
        mlops: { ...config.mlops, kubernetes: { access: 'any' } },
      },
    });
    const output = await run(
      { ...goodInput, namespace: 'nobody' },
      workspace.path,
    );
    expect(output.path).toBe('tenants/nobody/notebooks/churn-lab');
  });

  it('takes the repository of the cluster', async () => {
    const { run } = setUp({
      config: {
        mlops: {
          ...config.mlops,
          gitops: {
            repositories: [
              { repoUrl: 'a.example.com?owner=o&repo=r', clusters: ['other'] },
              {
                repoUrl: 'b.example.com?owner=o&repo=r',
                clusters: ['local'],
                targetBranch: 'live',
              },
            ],
          },
        },
      },
    });
    expect(await run(goodInput, workspace.path)).toMatchObject({
      repoUrl: 'b.example.com?owner=o&repo=r',
      targetBranch: 'live',
    });
  });

  describe('the examples', () => {
    const { action } = setUp();
    it.each((action.examples ?? []).map(e => [e.description, e.example]))(
      '%s',
      async (_description, example) => {
        const { steps } = parse(example);
        const { files } = await setUp().run(steps[0].input, workspace.path);
        expect(steps[0].action).toBe(action.id);
        expect(files).toContain(
          'tenants/churn/notebooks/churn-lab/notebook.yaml',
        );
      },
    );
  });
});
