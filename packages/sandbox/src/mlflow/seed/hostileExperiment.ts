/* eslint-disable no-script-url -- addresses that run scripts are what is tried out */
import { ARTIFACT_ROOT } from '../scenario';
import { MlflowStore } from '../store/MlflowStore';
import { runFolder } from '../store/places';
import { HOUR, MINUTE } from './trainRun';

const NAME = `<img src=x onerror="alert('name')"> лаборатория 실험`;
const MANY_METRICS = 2_000;
const LONG_TAG = 8_000;
const LONG_PARAM = 6_000;

const NOTE = `# Note <script>alert('note')</script>

<img src="x" onerror="alert('note')"> [click](javascript:alert('link')) [data](data:text/html;base64,PHNjcmlwdD4=)

![tracker](https://tracker.bank.example/pixel.png) [good](https://mlflow.org)
`;

const FILES: Readonly<Record<string, string>> = {
  'report.html':
    "<html><body><h1>Report</h1><script>document.title = 'run'; parent.document.body.innerHTML = ''</script></body></html>\n",
  'drawing.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><circle r="9"/></svg>\n',
  'formulas.csv':
    'name,value\n=HYPERLINK("https://evil.example"),1\n+cmd|\' /C calc\'!A0,2\n@SUM(A1),3\n"quoted, with comma",4\n',
  'broken.json': '{"loss": NaN, "open": [\n',
  'note.md': NOTE,
  'notes with space & ünïcode.txt': 'hello\n',
  '<b>bold</b>.txt': 'A name with markup.\n',
  'folder/deep/er/file.log': 'line\n'.repeat(2_000),
  'empty.txt': '',
};

/** Names, notes, tags and files that would do harm where somebody took them for markup, code or an address. */
export function seedHostileExperiment(store: MlflowStore, start: number) {
  const { experimentId } = store.createExperiment({
    name: NAME,
    artifactRoot: ARTIFACT_ROOT,
    creationTime: start - 5 * HOUR,
    tags: new Map([
      ['backstage.io/owner', 'group:default/ml-platform'],
      ['backstage.io/entity', 'component:default/platform-lab'],
      ['mlflow.note.content', NOTE],
      ["<script>alert('key')</script>", "<script>alert('value')</script>"],
      ['docs', "javascript:alert('tag')"],
    ]),
  });
  const create = (index: number, name: string, tags: Record<string, string>) =>
    store.createRun({
      experimentId,
      name,
      runId: (0xbad0 + index).toString(16).padStart(32, '0'),
      userId: 'guest',
      status: 'FINISHED',
      startTime: start - 4 * HOUR + index * 10 * MINUTE,
      endTime: start - 4 * HOUR + index * 10 * MINUTE + 3 * MINUTE,
      tags: new Map(Object.entries(tags)),
    });
  const point = (value: number) => [
    { value, timestamp: start - 3 * HOUR, step: 0 },
  ];

  const markup = create(0, "<script>alert('run')</script>", {
    'mlflow.user': "<b onmouseover=alert('user')>guest</b>",
    'mlflow.source.name': "javascript:alert('source')",
    'mlflow.source.git.repoURL': "javascript:alert('repo')",
    'mlflow.source.git.commit': '"><script>alert(1)</script>',
    'mlflow.note.content': NOTE,
    link: "javascript:alert('tag')",
    'a.b-c/d e': '=1+1',
    long: 'x'.repeat(LONG_TAG),
  });
  markup.params.set('C', '=cmd|calc');
  markup.params.set('slash/param name', 'v with "quotes" and <b>');
  markup.params.set('long', 'y'.repeat(LONG_PARAM));
  markup.metrics.set('a/b c"d', point(0.5));
  markup.metrics.set('<i>f1</i>', point(0.25));
  for (const [path, text] of Object.entries(FILES)) {
    store.artifacts.write(`${runFolder(markup)}/${path}`, Buffer.from(text));
  }

  const many = create(1, 'two-thousand-metrics', {});
  for (let index = 0; index < MANY_METRICS; index += 1) {
    many.metrics.set(
      `layer_${index % 40}/weight_${String(index).padStart(4, '0')}`,
      point(Math.sin(index)),
    );
  }

  const credentials = create(2, 'repository-with-a-password', {
    'mlflow.source.type': 'PROJECT',
    'mlflow.source.name': 'git@git.bank.example:ml/lab.git',
    'mlflow.source.git.repoURL':
      'https://robot:s3cret@git.bank.example/ml/lab.git',
    'mlflow.source.git.commit': '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c',
    'mlflow.parentRunId': 'ffffffffffffffffffffffffffffffff',
  });
  credentials.metrics.set('f1', point(-Infinity));
  credentials.metrics.set('loss', point(NaN));

  store.models.set('platform-lab', {
    name: 'platform-lab',
    description: NOTE,
    creationTime: start - 2 * HOUR,
    lastUpdatedTime: start - 2 * HOUR,
    tags: new Map([
      ['backstage.io/owner', 'group:default/ml-platform'],
      ['backstage.io/entity', 'component:default/platform-lab'],
      ['link', "javascript:alert('model')"],
    ]),
    versions: [
      {
        version: '1',
        creationTime: start - 2 * HOUR,
        lastUpdatedTime: start - 2 * HOUR,
        runId: markup.runId,
        source: 's3://mlflow-artifacts/../other-team/model',
        artifactUri: 's3://mlflow-artifacts/../other-team/model',
        description: "<script>alert('version')</script>",
        stage: 'None',
        tags: new Map([['owner', "<img src=x onerror=alert('tag')>"]]),
      },
    ],
    aliases: new Map(),
  });
}
