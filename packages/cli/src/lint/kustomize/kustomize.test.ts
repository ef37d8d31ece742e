import { lintFiles, notebook, places } from '../../__fixtures__/runLint';

const kustomization = (text: string) =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${text}`;

const podDefault = `apiVersion: kubeflow.org/v1alpha1
kind: PodDefault
metadata: { name: shm }
spec:
  selector: { matchLabels: { shm: "true" } }
  volumes: [{ name: home, emptyDir: {} }]
`;

describe('kustomize folders', () => {
  it('give names, namespaces and labels before rules look', async () => {
    const { findings } = await lintFiles({
      'kustomization.yaml': kustomization(
        'resources: [notebook.yaml, poddefault.yaml]\nnamespace: team-a\nlabels: [{ pairs: { shm: "true" } }]\n',
      ),
      'notebook.yaml': notebook(),
      'poddefault.yaml': podDefault,
    });
    expect(places(findings)).toEqual([
      'notebook.yaml:13 notebook-poddefault-conflict',
    ]);
  });

  it('prefix names, so that a container can lose its own', async () => {
    const { findings } = await lintFiles({
      'kustomization.yaml': kustomization(
        'resources: [notebook.yaml]\nnamePrefix: team-\n',
      ),
      'notebook.yaml': notebook(),
    });
    expect(findings).toMatchObject([
      {
        file: 'notebook.yaml',
        name: 'team-study',
        ruleId: 'notebook-container-name',
      },
    ]);
  });

  it('are seen as overlays build them, and bases only through them', async () => {
    const files = {
      'base/kustomization.yaml': kustomization('resources: [notebook.yaml]\n'),
      'base/notebook.yaml': notebook({
        image: 'gcr.io/kubeflow-images-public/x:v1',
      }),
      'overlays/eu/kustomization.yaml': kustomization(
        'resources: [../../base]\nimages: [{ name: gcr.io/kubeflow-images-public/x, newName: registry.example.com/x }]\n',
      ),
    };
    await expect(lintFiles(files)).resolves.toMatchObject({ findings: [] });
    const { findings } = await lintFiles({
      ...files,
      'overlays/us/kustomization.yaml': kustomization(
        'resources: [../../base]\n',
      ),
    });
    expect(places(findings)).toEqual([
      'base/notebook.yaml:10 notebook-image-gone',
    ]);
  });

  it.each([
    [
      'of a file that merges',
      '- path: patch.yaml\n',
      'apiVersion: kubeflow.org/v1\nkind: Notebook\nmetadata: { name: study, labels: { statefulset: other } }\n',
    ],
    [
      'of JSON operations',
      '- path: patch.yaml\n    target: { kind: Notebook }\n',
      '- { op: add, path: /metadata/labels, value: { statefulset: other } }\n',
    ],
  ])('apply patches: %s', async (_, entry, patch) => {
    const { findings } = await lintFiles({
      'kustomization.yaml': kustomization(
        `resources: [notebook.yaml]\npatches:\n  ${entry}`,
      ),
      'notebook.yaml': notebook(),
      'patch.yaml': patch,
    });
    expect(places(findings)).toEqual([
      'notebook.yaml:3 notebook-reserved-label',
    ]);
  });

  it.each([
    ['a file that is missing', 'resources: [nowhere.yaml]\n', 3],
    ['a folder without kustomization', 'resources:\n  - empty\n', 4],
    ['itself', 'resources:\n  - .\n', 4],
  ])('must not refer to %s', async (_, text, line) => {
    const { findings } = await lintFiles({
      'kustomization.yaml': kustomization(text),
      'empty/readme.md': '',
    });
    expect(places(findings)).toEqual([
      `kustomization.yaml:${line} kustomize-reference`,
    ]);
  });

  it('say what is not evaluated', async () => {
    const { summary } = await lintFiles({
      'kustomization.yaml': kustomization(
        'resources: [https://example.com/x.yaml, ../../../../../../../../etc/passwd]\nhelmCharts: [{ name: mlflow }]\n',
      ),
    });
    expect(summary.notEvaluated).toEqual([
      {
        file: 'kustomization.yaml',
        what: 'the remote resource https://example.com/x.yaml',
      },
      {
        file: 'kustomization.yaml',
        what: expect.stringMatching(/etc\/passwd, outside of the repository/),
      },
      { file: 'kustomization.yaml', what: 'helmCharts' },
    ]);
  });
});

describe('PodDefaults beside notebooks', () => {
  const labelled = notebook({
    namespace: 'team-a',
    labels: '{ shmm: "true" }',
  });
  const inTeam = podDefault.replace(
    'name: shm }',
    'name: shm, namespace: team-a }',
  );

  it('are known to notebooks of their namespace, wherever they are', async () => {
    const conflicting = labelled.replace('shmm', 'shm');
    const { findings } = await lintFiles({
      'a/notebook.yaml': conflicting,
      'b/poddefault.yaml': inTeam,
    });
    expect(places(findings)).toEqual([
      'a/notebook.yaml:15 notebook-poddefault-conflict',
    ]);
  });

  it('of other namespaces do not matter', async () => {
    const { findings } = await lintFiles({
      'a/notebook.yaml': labelled.replace('shmm', 'shm'),
      'b/poddefault.yaml': inTeam.replace('team-a', 'team-b'),
    });
    expect(findings).toEqual([]);
  });
});
