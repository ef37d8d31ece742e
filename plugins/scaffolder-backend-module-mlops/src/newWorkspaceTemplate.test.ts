import fs from 'node:fs';
import path from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { parseEntityRef } from '@backstage/catalog-model';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import Ajv from 'ajv';
import ajvErrors from 'ajv-errors';
import { createTemplateRenderer } from 'nunjitsu';
import { parse } from 'yaml';
import { setUp } from './__testUtils__/setup';

const file = path.resolve(
  __dirname,
  '../../../templates/new-workspace/template.yaml',
);
const template = parse(fs.readFileSync(file, 'utf8'));
const [what, size] = template.spec.parameters;
const [render, publish] = template.spec.steps;

/** What the scaffolder's own filters do, as far as the template uses them. */
const renderer = createTemplateRenderer({
  filters: {
    parseEntityRef: ref => ({ ...parseEntityRef(String(ref)) }),
    pick: (object, key) => (object as Record<string, string>)[String(key)],
  },
});

/** As the scaffolder does it: what renders to nothing is left out. */
function rendered(value: unknown, context: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value), (_key, field) =>
    typeof field === 'string'
      ? renderer.renderValue(field, context as never)
      : field,
  );
}

const ajv = ajvErrors(new Ajv({ allErrors: true, strict: false }));

/** What the form says about some values, defaults filled in. */
function complaints(page: object, values: object): string[] {
  const validate = ajv.compile(page);
  validate(values);
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  );
}

const firstPage = {
  entity: 'component:default/bank-churn',
  namespace: 'churn',
  name: 'churn-lab',
  type: 'jupyter',
  jupyterImage:
    'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
};
const secondPage = {
  cpu: '500m',
  cpuLimit: '2',
  memory: '1Gi',
  memoryLimit: '4Gi',
  gpu: 'none',
  homeVolume: 'new',
  volumeSize: '10Gi',
  serviceAccount: 'default-editor',
};

describe('the template new-workspace', () => {
  const workspace = createMockDirectory();
  beforeEach(() => workspace.clear());

  const propose = (parameters: object) =>
    setUp().run(
      rendered(render.input, { parameters, steps: {}, secrets: {} }),
      workspace.path,
    );

  it('is a template of the catalog', async () => {
    expect(await templateEntityV1beta3Validator.check(template)).toBe(true);
  });

  it('names only parameters that its form has', () => {
    const text = JSON.stringify([template.spec.steps, template.spec.output]);
    const used = [...text.matchAll(/parameters\.(\w+)/g)].map(([, key]) => key);
    const asked = JSON.stringify(template.spec.parameters);
    for (const key of new Set(used)) {
      expect(asked).toContain(`"${key}":{`);
    }
  });

  it('hands on only outputs that the action has', async () => {
    const output = await propose({ ...firstPage, ...secondPage });
    const text = JSON.stringify([publish, template.spec.output]);
    const used = [...text.matchAll(/steps\.render\.output\.(\w+)/g)];
    expect(used.length).toBeGreaterThan(5);
    for (const [, key] of used) {
      expect(output).toHaveProperty(key);
    }
  });

  it('takes its own defaults', () => {
    expect(complaints(what, firstPage)).toEqual([]);
    expect(complaints(size, secondPage)).toEqual([]);
    for (const [page, values] of [
      [what, firstPage],
      [size, secondPage],
    ] as const) {
      const defaults = Object.entries<{ default?: unknown }>(page.properties)
        .filter(([, field]) => field.default !== undefined)
        .map(([key, field]) => [key, field.default]);
      expect(values).toMatchObject(Object.fromEntries(defaults));
    }
  });

  it.each([
    [
      { name: 'Churn' },
      /^\/name Use lower-case letters, digits and dashes; start with a letter, end with a letter or digit\.$/,
    ],
    [{ name: 'a'.repeat(41) }, /^\/name Use at most 40 characters\.$/],
    [{ name: '../x' }, /^\/name Use lower-case/],
    [{ namespace: 'My Team' }, /^\/namespace Use lower-case/],
    [{ jupyterImage: 'https://x y' }, /^\/jupyterImage Write the reference/],
  ])('explains on its first page what is wrong with %j', (changes, message) => {
    expect(complaints(what, { ...firstPage, ...changes })).toContainEqual(
      expect.stringMatching(message),
    );
  });

  it.each([
    [{ cpu: 'lots' }, /^\/cpu Write a number of cores such as 500m or 2\.$/],
    [{ memory: '1GiB' }, /^\/memory Write a size such as 512Mi or 4Gi\.$/],
    [{ memoryLimit: '500m' }, /^\/memoryLimit Write a size/],
    [{ volumeSize: 'big' }, /^\/volumeSize Write a size/],
    [{ runAsUser: 0 }, /^\/runAsUser Root \(0\) is not allowed/],
    [{ gpu: 'nvidia.com/gpu', gpuCount: 0 }, /^\/gpuCount must be >= 1/],
    [{ homeVolume: 'existing' }, /must have required property 'existingClaim'/],
    [{ imagePullSecret: 'My Secret!' }, /^\/imagePullSecret Use lower-case/],
  ])(
    'explains on its second page what is wrong with %j',
    (changes, message) => {
      expect(complaints(size, { ...secondPage, ...changes })).toContainEqual(
        expect.stringMatching(message),
      );
    },
  );

  it.each([
    ['a Jupyter notebook with the defaults', {}, 'jupyter-scipy'],
    [
      'VS Code with GPUs and an existing volume, after Jupyter was looked at',
      {
        type: 'vscode',
        vscodeImage: 'codercom/code-server:4.96.4',
        gpu: 'nvidia.com/gpu',
        gpuCount: 2,
        homeVolume: 'existing',
        existingClaim: 'churn-home',
      },
      'code-server',
    ],
    [
      'RStudio without a volume, as user 1000 from a private registry',
      {
        type: 'rstudio',
        rstudioImage: 'registry.example.com/ml/rstudio:2.1',
        homeVolume: 'none',
        imagePullSecret: 'registry',
        runAsUser: 1000,
        cpuLimit: undefined,
      },
      'rstudio',
    ],
  ])('asks the action for %s', async (_title, changes, image) => {
    const parameters = { ...firstPage, ...secondPage, ...changes };
    const { description } = await propose(parameters);
    expect(description).toMatch(new RegExp(`Image \\| .*${image}`));
  });

  it('opens a pull request with the credentials of the portal unless there are better ones', async () => {
    const output = await propose({ ...firstPage, ...secondPage });
    const steps = { render: { output } };
    expect(rendered(publish.input, { steps, secrets: {} })).toEqual({
      repoUrl: output.repoUrl,
      branchName: output.branchName,
      targetBranchName: output.targetBranch,
      title: output.title,
      description: output.description,
      createWhenEmpty: false,
    });
    const secrets = { USER_OAUTH_TOKEN: 'theirs' };
    expect(rendered(publish.input, { steps, secrets }).token).toBe('theirs');
  });

  it('leads to the pull request and back to the notebooks', async () => {
    const output = await propose({ ...firstPage, ...secondPage });
    const links = rendered(template.spec.output.links, {
      steps: {
        render: { output },
        publish: { output: { remoteUrl: 'http://git.example.com/pull/1' } },
      },
    });
    expect(links).toMatchObject([
      { url: 'http://git.example.com/pull/1' },
      { url: '/catalog/default/component/bank-churn/notebooks' },
    ]);
  });
});
