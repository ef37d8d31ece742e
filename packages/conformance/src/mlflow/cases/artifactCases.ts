import assert from 'node:assert/strict';
import { get } from '../MlflowApi';
import { Seed } from '../seedServer';
import { MlflowCase } from './MlflowCase';

const list = (seed: Seed, path?: string) =>
  get('artifacts/list', { run_id: seed.parent, ...(path && { path }) });
const file = (seed: Seed, path: string) =>
  get('/get-artifact', { run_id: seed.parent, path });
const modelFiles = (seed: Seed) =>
  `logged-models/${seed.modelId}/artifacts/directories`;

/** A download of a type, never a page. */
function isDownload(type: RegExp, name: RegExp): MlflowCase['answer'] {
  return (_body, _seed, { type: actual, headers }) => {
    assert.match(actual, type);
    assert.match(headers.get('content-disposition') ?? '', name);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  };
}

/** Files of runs, of logged models and behind the server. */
export const artifactCases: readonly MlflowCase[] = [
  {
    expectation: 'artifacts/list gives one level',
    since: 3,
    ask: seed => list(seed),
    answer: (body, seed) => {
      assert.deepEqual(body, {
        root_uri: `mlflow-artifacts:/${seed.experimentId}/${seed.parent}/artifacts`,
        files: [
          {
            path: 'notes with space & ünïcode.txt',
            is_dir: false,
            file_size: 5,
          },
          { path: 'reports', is_dir: true },
        ],
      });
    },
  },
  {
    expectation: 'artifacts/list gives paths from the root',
    ask: seed => list(seed, 'reports'),
    answer: body =>
      assert.deepEqual(
        body.files.map((it: any) => it.path),
        ['reports/confusion.json', 'reports/report.html', 'reports/table.csv'],
      ),
  },
  {
    expectation: 'artifacts/list of a file has no files',
    ask: seed => list(seed, 'reports/table.csv'),
    answer: body => assert.deepEqual(Object.keys(body), ['root_uri']),
  },
  {
    expectation: 'artifacts/list of nothing has no files',
    ask: seed => list(seed, 'nope'),
    answer: body => assert.deepEqual(Object.keys(body), ['root_uri']),
  },
  {
    expectation: 'artifacts/list refuses to leave the root',
    ask: seed => list(seed, '../../'),
    status: 400,
    error: ['INVALID_PARAMETER_VALUE', 'Invalid path'],
  },
  {
    expectation: 'get-artifact gives JSON and CSV as text to download',
    ask: seed => file(seed, 'reports/table.csv'),
    answer: (body, seed, answer) => {
      assert.equal(answer.text, 'a,b\n1,2\n3,4\n');
      isDownload(/^text\/plain/, /^attachment; filename=table\.csv$/)?.(
        body,
        seed,
        answer,
      );
    },
  },
  {
    expectation: 'get-artifact gives HTML as HTML, but to download',
    ask: seed => file(seed, 'reports/report.html'),
    answer: isDownload(/^text\/html/, /^attachment; filename=report\.html$/),
  },
  {
    expectation: 'get-artifact writes names that are not ASCII in two ways',
    ask: seed => file(seed, 'notes with space & ünïcode.txt'),
    answer: isDownload(
      /^text\/plain/,
      /^attachment; filename="notes with space & unicode\.txt"; filename\*=UTF-8''notes%20with%20space%20&%20%C3%BCn%C3%AFcode\.txt$/,
    ),
  },
  {
    expectation: 'get-artifact of nothing is 404 in JSON',
    since: 3,
    ask: seed => file(seed, 'nope.txt'),
    status: 404,
    error: ['RESOURCE_DOES_NOT_EXIST', /No such artifact: '.*nope\.txt'/],
  },
  {
    expectation: 'get-artifact of a folder is a mistake of whoever asks',
    since: 3,
    ask: seed => file(seed, 'reports'),
    status: 400,
    error: [
      'INVALID_PARAMETER_VALUE',
      /^Artifact path refers to a directory, not a file: '.*\/reports'$/,
    ],
  },
  {
    expectation: 'get-artifact refuses to leave the root',
    ask: seed => file(seed, '../../../etc/passwd'),
    status: 400,
    error: ['INVALID_PARAMETER_VALUE', 'Invalid path'],
  },
  {
    expectation: 'the proxy lists what is in a folder by its name',
    ask: seed =>
      get('/api/2.0/mlflow-artifacts/artifacts', {
        path: `${seed.experimentId}/${seed.parent}/artifacts/reports`,
      }),
    answer: body => assert.equal(body.files[0].path, 'confusion.json'),
  },
  {
    expectation: 'the files of a logged model are listed',
    since: 3,
    ask: seed => get(modelFiles(seed)),
    answer: body =>
      assert.deepEqual(
        body.files.map((it: any) => it.path),
        ['MLmodel', 'model.pkl'],
      ),
  },
  {
    expectation: 'a file of a logged model is read by the ajax path only',
    since: 3,
    ask: seed =>
      get(
        `/ajax-api/2.0/mlflow/logged-models/${seed.modelId}/artifacts/files`,
        { artifact_file_path: 'MLmodel' },
      ),
    answer: (_body, _seed, { text }) => assert.match(text, /^flavors:/),
  },
  {
    expectation: 'files of a version are read by its name and number',
    ask: seed =>
      get('/model-versions/get-artifact', {
        name: seed.registeredModel,
        version: '1',
        path: 'MLmodel',
      }),
    answer: (_body, _seed, { text }) => assert.match(text, /^flavors:/),
  },
];
