import fs from 'node:fs';
import path from 'node:path';
import {
  folderWith,
  lintFiles,
  notebook,
  places,
  runIn,
} from '../__fixtures__/runLint';

const gone = notebook({ image: 'gcr.io/kubeflow-images-public/x:v1' });

describe('a file with which something is wrong', () => {
  it.each([
    {
      what: 'a tab for indentation',
      text: 'kind: Notebook\nmetadata:\n\tname: study\n',
      place: 'bad.yaml:3 yaml-syntax',
      title: /tab/i,
    },
    {
      what: 'a key that stands twice',
      text: 'kind: Notebook\nmetadata:\n  name: a\n  name: b\n',
      place: 'bad.yaml:4 yaml-syntax',
      title: /twice/,
    },
    {
      what: 'a bracket that is not closed',
      text: 'kind: Notebook\nmetadata: { name: a\n',
      place: 'bad.yaml:3 yaml-syntax',
      title: /not valid YAML/,
    },
    {
      what: 'an alias of nothing',
      text: 'kind: Notebook\nmetadata: *nowhere\n',
      place: 'bad.yaml:2 yaml-syntax',
      title: /not valid YAML/,
    },
    {
      what: 'a template of Helm',
      text: 'kind: Notebook\nmetadata:\n  {{- include "labels" . | nindent 2 }}\n',
      place: 'bad.yaml:3 template-file',
      title: /template/,
    },
    {
      what: 'binary data that calls itself YAML',
      text: 'kind: \u0000\u0001\u0002 {{{\n',
      place: 'bad.yaml:1 yaml-syntax',
      title: /not text/,
    },
  ])('is named with its place: $what', async ({ text, place, title }) => {
    const { findings } = await lintFiles({ 'bad.yaml': text });
    expect(places(findings)).toEqual([place]);
    expect(findings[0].title).toMatch(title);
    expect(findings[0].remedy).not.toBe('');
  });

  it('costs only itself', async () => {
    const { findings } = await lintFiles({
      'bad.yaml': 'kind: Notebook\n\tname: x\n',
      'good.yaml': gone,
    });
    expect(places(findings)).toEqual([
      'bad.yaml:2 yaml-syntax',
      'good.yaml:10 notebook-image-gone',
    ]);
  });

  it('costs only its own document', async () => {
    const { findings } = await lintFiles({
      'all.yaml': `kind: A\nkind: B\n---\n${gone}`,
    });
    expect(places(findings)).toEqual([
      'all.yaml:2 yaml-syntax',
      'all.yaml:13 notebook-image-gone',
    ]);
  });

  it('does not exhaust the memory with aliases of aliases', async () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) =>
        `l${level + 1}: &l${level + 1} [${`*l${level}, `.repeat(9)}*l${level}]`,
    );
    const { findings } = await lintFiles({
      'laughs.yaml': `kind: ConfigMap\nl0: &l0 [lol]\n${levels.join('\n')}\n`,
    });
    expect(places(findings)).toEqual(['laughs.yaml:3 yaml-aliases']);
  });

  it('is not read when it is larger than what people write', async () => {
    const { findings, code } = await lintFiles({
      'large.yaml': `kind: ConfigMap\ndata:\n  x: ${'x'.repeat(5_000_000)}\n`,
    });
    expect(places(findings)).toEqual(['large.yaml:1 file-too-large']);
    expect(code).toBe(0);
  });

  it.each([
    ['missing containers', 'spec: {}', 'notebook-malformed'],
    [
      'containers of the wrong type',
      'spec: { template: { spec: { containers: {} } } }',
      'notebook-malformed',
    ],
    ['a spec that is a text', 'spec: nothing', 'notebook-malformed'],
    ['no metadata', 'metadata: null', 'notebook-malformed'],
  ])('is a notebook that no cluster accepts: %s', async (_, text, rule) => {
    const { findings } = await lintFiles({
      'odd.yaml': `apiVersion: kubeflow.org/v1\nkind: Notebook\n${text}\n`,
    });
    expect(findings.map(({ ruleId }) => ruleId)).toContain(rule);
  });
});

describe('YAML as Kubernetes reads it', () => {
  it('may have anchors, aliases and merge keys', async () => {
    const { findings } = await lintFiles({
      'anchors.yaml': `x-image: &image gcr.io/kubeflow-images-public/x:v1
apiVersion: kubeflow.org/v1
kind: Notebook
metadata: { name: study }
spec:
  template:
    spec:
      containers:
        - &main { name: study, image: *image, volumeMounts: [{ name: home, mountPath: /home/jovyan }] }
      volumes: [{ name: home, persistentVolumeClaim: { claimName: c } }]
---
apiVersion: kubeflow.org/v1
kind: Notebook
metadata: { name: other }
spec:
  template:
    spec:
      containers:
        - <<: { name: other, image: gcr.io/kubeflow-images-public/x:v1 }
          volumeMounts: [{ name: home, mountPath: /home/jovyan }]
      volumes: [{ name: home, persistentVolumeClaim: { claimName: c } }]
`,
    });
    expect(places(findings)).toEqual([
      'anchors.yaml:9 notebook-image-gone',
      'anchors.yaml:19 notebook-image-gone',
    ]);
  });

  it('may have Windows line ends', async () => {
    const { findings } = await lintFiles({
      'crlf.yaml': gone.replace(/\n/g, '\r\n'),
    });
    expect(places(findings)).toEqual(['crlf.yaml:10 notebook-image-gone']);
  });

  it('is 1.1: a value such as yes is no text', async () => {
    const { findings } = await lintFiles({
      'label.yaml': notebook({ labels: '{ gpu: yes }' }),
    });
    expect(findings).toMatchObject(
      [{ ruleId: 'notebook-malformed', line: 5, cause: /labels\.gpu/ }].map(
        one => ({ ...one, cause: expect.stringMatching(one.cause) }),
      ),
    );
  });

  it('may be JSON, and a list as kubectl prints it', async () => {
    const object = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's' },
      data: { password: 'aHVudGVyMg==' },
    };
    const { findings } = await lintFiles({
      'list.json': JSON.stringify({ kind: 'List', items: [object] }, null, 2),
    });
    expect(places(findings)).toEqual(['list.json:11 plain-secret']);
  });
});

describe('a folder', () => {
  it('is searched without what is not part of the repository', async () => {
    const { findings } = await lintFiles({
      'tenants/a/notebook.yaml': gone,
      'node_modules/x/notebook.yaml': gone,
      '.github/workflows/ci.yaml': gone,
      'values.yaml': 'image: nginx\n',
      'package.json': '{ "name": "x" }',
    });
    expect(places(findings)).toEqual([
      'tenants/a/notebook.yaml:10 notebook-image-gone',
    ]);
  });

  it('may have symbolic links that lead round in circles', async () => {
    const folder = folderWith({ 'a/notebook.yaml': gone });
    fs.symlinkSync('..', path.join(folder, 'a/up'));
    fs.symlinkSync('nowhere', path.join(folder, 'a/dangling.yaml'));
    const { stdout } = await runIn(folder, ['lint', '.', '--format', 'json']);
    expect(places(JSON.parse(stdout).findings)).toEqual([
      'a/notebook.yaml:10 notebook-image-gone',
    ]);
  });

  it('may be empty', async () => {
    const { code, stdout } = await runIn(folderWith({}), ['lint', '.']);
    expect(stdout).toBe('Nothing found in 0 manifests in 0 files.\n');
    expect(code).toBe(0);
  });
});
