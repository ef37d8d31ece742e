import {
  folderWith,
  lintFiles,
  notebook,
  places,
  runIn,
} from './__fixtures__/runLint';

const moving = notebook({ image: 'registry.example.com/ml/jupyter' });
const gone = notebook({ image: 'gcr.io/kubeflow-images-public/x:v1' });

describe('the exit code', () => {
  it.each([
    ['nothing is found', notebook(), [], 0],
    ['there are only notes', moving, [], 0],
    ['there are notes, and they shall fail', moving, ['--fail-on', 'info'], 1],
    ['there are errors', gone, [], 1],
    ['another rule was asked for', gone, ['--rule', 'notebook-port'], 0],
    [
      'errors are accepted by a comment',
      `# mlops-lint-ignore notebook-image-gone: mirrored\n${gone}`,
      [],
      0,
    ],
  ])('when %s', async (_, text, args, code) => {
    await expect(lintFiles({ 'a.yaml': text }, args)).resolves.toMatchObject({
      code,
    });
  });

  it.each([
    [[], /Usage/],
    [['lint'], /needs a PATH/],
    [['fly', '.'], /Unknown command 'fly'/],
    [['lint', 'nowhere'], /no file or folder 'nowhere'/],
    [['lint', '.', '--format', 'xml'], /--format is one of human, json, sarif/],
    [['lint', '.', '--rule', 'x'], /does not know 'x'.*notebook-base-url/],
    [['lint', '.', '--fail-on', 'never'], /--fail-on is one of/],
    [['lint', '.', '--nonsense'], /Unknown option '--nonsense'/],
  ])('is 2 for %j, with what would be right', async (args, text) => {
    const { code, stdout, stderr } = await runIn(folderWith({}), args);
    expect(code).toBe(2);
    expect(stdout + stderr).toMatch(text);
  });
});

describe('options', () => {
  it('show only what is severe enough', async () => {
    const { findings } = await lintFiles({ 'a.yaml': moving, 'b.yaml': gone }, [
      '--severity',
      'warning',
    ]);
    expect(places(findings)).toEqual(['b.yaml:10 notebook-image-gone']);
  });

  it('ask for the Jupyter Web App', async () => {
    const { findings } = await lintFiles({ 'a.yaml': notebook() }, [
      '--jupyter-web-app',
    ]);
    expect(places(findings)).toEqual(['a.yaml:9 notebook-requests-missing']);
  });

  it('read standard input', async () => {
    const { stdout } = await runIn(folderWith({}), ['lint', '-'], gone);
    expect(stdout).toMatch(/^stdin\n {2}10:11/);
  });

  it('explain themselves', async () => {
    const { code, stdout } = await runIn(folderWith({}), ['lint', '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/--fail-on error\|warning\|info/);
  });
});

describe('what people read', () => {
  it('is grouped by file, with cause and remedy', async () => {
    const { stdout } = await runIn(folderWith({ 'a.yaml': gone }), [
      'lint',
      '.',
    ]);
    expect(stdout).toBe(`a.yaml
  10:11   error    Notebook study: Its image is no longer there  notebook-image-gone
          The images in gcr.io/kubeflow-images-public were removed.
          → Take the image of the same name from ghcr.io/kubeflow/kubeflow/notebook-servers, or copy it to a registry of your own.
              image: "ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0"

1 error in 1 manifest in 1 file.
`);
  });

  it('has nothing in it that a terminal obeys', async () => {
    const { stdout } = await runIn(
      folderWith({
        'a.yaml': `kind: Secret\nmetadata: { name: "\\e[31mred" }\nstringData: { a: b }\n`,
      }),
      ['lint', '.'],
    );
    expect(stdout).toMatch(/plain-secret/);
    expect(stdout).not.toContain('\u001b');
  });
});

describe('comments that accept findings', () => {
  const rule = 'notebook-image-gone';
  it.each([
    [
      'on the line',
      (text: string) =>
        text.replace(':v1\n', `:v1 # mlops-lint-ignore ${rule}: mirrored\n`),
      0,
    ],
    [
      'above the line',
      (text: string) =>
        text.replace(
          '          image',
          `          # mlops-lint-ignore ${rule}: mirrored\n          image`,
        ),
      0,
    ],
    [
      'at the top of the document',
      (text: string) =>
        `# Copied.\n# mlops-lint-ignore ${rule}: mirrored\n${text}`,
      0,
    ],
    [
      'for another rule',
      (text: string) => `# mlops-lint-ignore notebook-port: no\n${text}`,
      1,
    ],
    [
      'somewhere else in the document',
      (text: string) =>
        text.replace(
          '      volumes',
          `      # mlops-lint-ignore ${rule}: mirrored\n      volumes`,
        ),
      1,
    ],
  ])('hold %s', async (_, change, errors) => {
    const { summary } = await lintFiles({ 'a.yaml': change(gone) });
    expect(summary).toMatchObject({ errors, ignored: 1 - errors });
  });

  it('at the top hold for their own document only', async () => {
    const { findings } = await lintFiles({
      'a.yaml': `${gone}---\n# mlops-lint-ignore ${rule}: mirrored\n${gone}`,
    });
    expect(places(findings)).toEqual([`a.yaml:10 ${rule}`]);
  });

  it('leave the other places of the same finding', async () => {
    const env = (comment: string) =>
      `kind: Pod\nmetadata: { name: p }\nspec:\n  containers:\n    - name: c\n      env:\n        - { name: DB_PASSWORD, value: a1b2c3d4 }${comment}\n        - { name: API_TOKEN, value: a1b2c3d4 }\n`;
    const { findings } = await lintFiles({
      'a.yaml': env(
        ' # mlops-lint-ignore clear-text-credential: test database',
      ),
    });
    expect(places(findings)).toEqual(['a.yaml:8 clear-text-credential']);
  });

  it.each([
    ['without a reason', `# mlops-lint-ignore ${rule}`, /no reason/],
    [
      'for a rule that does not exist',
      '# mlops-lint-ignore nothing: why',
      /no rule "nothing"/,
    ],
  ])('%s do nothing, and that is said', async (_, comment, cause) => {
    const { findings } = await lintFiles({ 'a.yaml': `${comment}\n${gone}` });
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['lint-ignore', rule]);
    expect(findings[0].cause).toMatch(cause);
  });
});
