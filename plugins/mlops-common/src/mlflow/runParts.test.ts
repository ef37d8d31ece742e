/* eslint-disable no-script-url -- that is what must not become a link */
import { artifactPathProblem, parseArtifactPage } from './Artifact';
import { primaryMetricOf } from './Experiment';
import { parseLoggedModel } from './LoggedModel';
import { thinnedOut } from './MetricHistory';
import { parseRun } from './Run';
import { type GitHosts, runSourceOf } from './RunSource';
import { featuresOfVersion } from './serverFeatures';
import { withoutCredentials } from './withoutCredentials';

const hosts: GitHosts = new Map([
  ['github.com', 'github'],
  ['gitlab.com', 'gitlab'],
  ['git.acme.example:8443', 'bitbucketServer'],
]);
const commit = 'a'.repeat(40);

function source(repo: string, id = commit) {
  return runSourceOf(
    new Map([
      ['mlflow.source.git.commit', id],
      ['mlflow.source.git.repoURL', repo],
    ]),
    hosts,
  );
}

describe('where a run comes from', () => {
  it.each([
    [
      'https://u:p@github.com/acme/churn.git',
      'https://github.com/acme/churn.git',
      `https://github.com/acme/churn/commit/${commit}`,
    ],
    [
      'git@github.com:acme/churn.git',
      'ssh://github.com/acme/churn.git',
      `https://github.com/acme/churn/commit/${commit}`,
    ],
    [
      'ssh://git@gitlab.com/acme/churn.git',
      'ssh://gitlab.com/acme/churn.git',
      `https://gitlab.com/acme/churn/-/commit/${commit}`,
    ],
    [
      'https://git.acme.example:8443/projects/a/repos/b',
      'https://git.acme.example:8443/projects/a/repos/b',
      `https://git.acme.example:8443/projects/a/repos/b/commits/${commit}`,
    ],
    ['https://evil.example/x.git', 'https://evil.example/x.git', undefined],
    ['http://github.com/a/b', 'http://github.com/a/b', undefined],
    ['/home/me/churn', '/home/me/churn', undefined],
    ['C:\\work\\churn', 'C:\\work\\churn', undefined],
    [
      'javascript:alert(1)//github.com',
      'javascript:alert(1)//github.com',
      undefined,
    ],
  ])('%s is shown as %s', (written, shown, link) => {
    expect(source(written)).toMatchObject({ repoUrl: shown });
    expect(source(written)?.link).toBe(link);
  });

  it.each(['../../settings', 'HEAD', '', '"><script>'])(
    'links to no commit %p',
    id => {
      expect(source('https://github.com/a/b', id)?.link).toBeUndefined();
    },
  );

  it('is nothing where no tag says it', () => {
    expect(runSourceOf(new Map([['a', 'b']]), hosts)).toBeUndefined();
  });
});

describe('withoutCredentials', () => {
  it.each([
    ['s3://key:secret@bucket/x', 's3://bucket/x'],
    ['{"uri": "https://u:p@h/x"}', '{"uri": "https://h/x"}'],
    [
      'https://b.s3/x?X-Amz-Signature=abc&versionId=1',
      'https://b.s3/x?X-Amz-Signature=***&versionId=1',
    ],
    ['https://a.blob/x?sv=1&sig=abc', 'https://a.blob/x?sv=***&sig=***'],
    [
      'abfss://data@acct.dfs.core.windows.net/x',
      'abfss://data@acct.dfs.core.windows.net/x',
    ],
    ['a@b.c', 'a@b.c'],
  ])('%s', (text, shown) => {
    expect(withoutCredentials(text)).toBe(shown);
  });
});

describe('a run', () => {
  it('says which data it read, without credentials', () => {
    const run = parseRun({
      info: { run_id: 'r', experiment_id: 1 },
      inputs: {
        dataset_inputs: [
          {
            tags: [{ key: 'mlflow.data.context', value: 'training' }],
            dataset: {
              name: 'churn',
              digest: 'abc',
              source_type: 's3',
              source: '{"uri": "s3://k:s@bucket/churn.csv"}',
              schema: '{"mlflow_colspec": []}',
            },
          },
          { dataset: {} },
          'nonsense',
        ],
      },
    });
    expect(run?.datasets).toEqual([
      {
        name: 'churn',
        digest: 'abc',
        context: 'training',
        sourceType: 's3',
        source: 's3://bucket/churn.csv',
        schema: '{"mlflow_colspec": []}',
      },
    ]);
  });
});

describe('a logged model', () => {
  it('says of which versions it is, and whether it is complete', () => {
    const model = parseLoggedModel({
      info: {
        model_id: 'm-1',
        status: 'LOGGED_MODEL_PENDING',
        creation_timestamp_ms: '1795164392755',
        tags: [
          {
            key: 'mlflow.modelVersions',
            value: '[{"name": "churn", "version": 1}, {"name": 7}]',
          },
        ],
      },
    });
    expect(model).toMatchObject({
      status: 'pending',
      ready: false,
      registered: [{ name: 'churn', version: '1' }],
    });
  });

  it.each([undefined, '{', '7', '[1]'])(
    'is of no version by the tag %p',
    value => {
      const tags = [{ key: 'mlflow.modelVersions', value }];
      expect(
        parseLoggedModel({ info: { model_id: 'm-1', tags } })?.registered,
      ).toEqual([]);
    },
  );
});

describe('files', () => {
  it('are read, whatever else stands there', () => {
    expect(parseArtifactPage(undefined).items).toEqual([]);
    expect(
      parseArtifactPage({ files: [{ path: 'a', is_dir: true, file_size: 1 }] }),
    ).toMatchObject({ items: [{ path: 'a', directory: true }] });
  });

  it.each(['a/b c&ü.txt', '100%.txt', 'a..b/..c', ''])(
    'have the path %p',
    path => {
      expect(artifactPathProblem(path)).toBeUndefined();
    },
  );

  it.each([
    '..',
    'a/../b',
    '%2e%2e/b',
    '%252e%252e%252fb',
    './a',
    '/a',
    '\\a',
    'c:/a',
    'a\nb',
    'a?/../b',
  ])('do not have the path %p', path => {
    expect(artifactPathProblem(path)).toBeDefined();
  });
});

describe('a primary metric', () => {
  it.each([
    [{}, undefined],
    [
      { 'mlflow.experiment.primaryMetric.name': 'f1' },
      { name: 'f1', greaterIsBetter: undefined },
    ],
    [
      {
        'mlflow.experiment.primaryMetric.name': 'loss',
        'mlflow.experiment.primaryMetric.greaterIsBetter': 'False',
      },
      { name: 'loss', greaterIsBetter: false },
    ],
  ])('of %p is %p', (tags, metric) => {
    expect(primaryMetricOf(new Map(Object.entries(tags)))).toEqual(metric);
  });
});

describe('thinnedOut', () => {
  it('keeps the first and the last, evenly', () => {
    const points = Array.from({ length: 101 }, (_, index) => index);
    expect(thinnedOut(points, 5)).toEqual([0, 25, 50, 75, 100]);
    expect(thinnedOut([1, 2], 5)).toEqual([1, 2]);
  });
});

describe('featuresOfVersion', () => {
  it.each([undefined, '', 'OK', 'dev'])('knows nothing of %p', version => {
    expect(featuresOfVersion(version)).toBeUndefined();
  });

  it.each([
    ['3.11.0', false],
    ['3.11.1', true],
    ['3.12', true],
    ['4.0.0rc1', true],
    ['2.99.9', false],
  ])('%s can be asked for runs without a parent: %p', (version, has) => {
    expect(featuresOfVersion(version)?.parentIsNull).toBe(has);
  });
});
